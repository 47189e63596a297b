"""A chain of suspended generators is dropped without native recursion (CPython 3.13 crashes)."""


def gen(x):
    yield x


def bound(x):
    return [x].append


g = None
for _ in range(500_000):
    h = gen(g)
    next(h)
    g = h
del g, h
print("generators dropped")  # expect: generators dropped
m = None
for _ in range(500_000):
    m = bound(m)
del m
print("bound methods dropped")  # expect: bound methods dropped


def nested(n):
    if n:
        yield from nested(n - 1)
    yield n


try:
    print(sum(nested(100_000)))
except RecursionError:
    print("RecursionError")  # expect: RecursionError
it = iter([1])
for _ in range(100_000):
    it = map(int, it)
try:
    next(it)
except RecursionError:
    pass
print("nested iterators: no crash")  # expect: nested iterators: no crash
