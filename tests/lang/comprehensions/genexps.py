# Generator expressions: lazy, evaluated outermost iterable at once.
g = (x * x for x in range(5))
print(next(g), next(g), list(g), list(g))
print(sum(x for x in range(10)), max((len(w), w) for w in ["a", "bbb", "cc"]), ", ".join(str(i) for i in range(3)), dict((i, i) for i in "ab"), sorted(x for x in "hello"), tuple(c for c in "xy"), set(c for c in "x"))
def numbers():
    print("start", end=" ")
    yield from range(3)
lazy = (n + 1 for n in numbers())
print("made")
print(list(lazy))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
bad = (1 // x for x in [1, 0])
print(next(bad))
try:
    next(bad)
except ZeroDivisionError as e:
    print(e, list(bad))
inner = (y for x in [[1, 2], [3]] for y in x)
print(list(inner), any(x > 2 for x in [1, 2, 3]), all(x for x in []))
counter = iter(range(100))
print(any(x == 3 for x in counter), next(counter))
print(type(g).__name__, g.__name__, g.__qualname__, (x for x in "").gi_code.co_name)
pipeline = (x for x in range(20) if x % 2)
pipeline = (x * x for x in pipeline)
pipeline = (x for x in pipeline if x % 3 == 1)
print(list(pipeline))
def scope():
    n = 10
    g = (n + i for i in range(2))
    n = 20
    return list(g)
print(scope())
print(sum((i for i in [1, 2]), 10), list(zip((i for i in "ab"), (j for j in "cd"))), [*(i for i in "ab")], {**{k: v for k, v in (p for p in [(1, 2)])}})
first, *rest = (c for c in "abc")
print(first, rest, 2 in (i for i in range(3)), (lambda *a: a)(*(i for i in "ab")))
nested = ((i, j) for i in range(2) for j in (k for k in range(i + 1)))
print(list(nested))
