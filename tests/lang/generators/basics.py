# Generators: laziness, state, return values, attributes.
def count(n):
    print("start", end=" ")
    i = 0
    while i < n:
        yield i
        i += 1
    print("end", end=" ")
    return "done"
g = count(2)
print(type(g).__name__, g.__name__, g.__qualname__, iter(g) is g, g.gi_running, g.gi_frame is not None, g.gi_yieldfrom, g.gi_suspended)
print(next(g), next(g), g.gi_suspended)
try:
    next(g)
except StopIteration as e:
    print(repr(e), e.value, e.args)
try:
    next(g)
except StopIteration as e:
    print(repr(e), e.value)
print(g.gi_frame, g.gi_suspended, list(g), next(g, "default"))
def empty():
    return
    yield
print(list(empty()), list(count(0)))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(15)])
def take(n, it):
    for _, x in zip(range(n), it):
        yield x
def primes():
    seen = []
    for n in iter(lambda c=iter(range(2, 10**9)): next(c), None):
        if all(n % p for p in seen):
            seen.append(n)
            yield n
print(list(take(10, primes())))
def running():
    try:
        next(me)
    except ValueError as e:
        yield str(e)
    yield me.gi_running
me = running()
print(list(me))
def kw(a, *b, c=1, **d):
    yield a, b, c, d
print(next(kw(1, 2, c=3, e=4)))
def lazy_check():
    raise KeyError("only when asked")
    yield
g = lazy_check()
try:
    next(g)
except KeyError as e:
    print(e, list(g))
g.__name__ = "renamed"
print(g.__name__, count.__code__.co_flags & 0x20, hasattr(g, "__next__"), hasattr(g, "send"), callable(g))
for s in ["g.gi_frame = 1", "g.x = 1", "len(g)", "g[0]", "g()", "next(count)", "g.__name__ = 1", "g + g"]:
    try:
        exec(s)
    except (TypeError, AttributeError) as e:
        print(s, type(e).__name__, e)
