# Iterators by class, iter with sentinel, next default, unusual iterables, exhaustion.
class Count:
    def __init__(self, n): self.n, self.i = n, 0
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
print(list(Count(3)), sum(Count(4)), max(Count(2)), 2 in Count(3), [*Count(2)], dict(zip("ab", Count(9))), tuple(Count(0)), sorted(Count(3), reverse=True), ",".join(map(str, Count(3))))
c = Count(3); print(next(c), list(c), next(c, "done"))
try: next(c)
except StopIteration as e: print(repr(e), e.value)
class Broken:
    def __iter__(self): return self
    def __next__(self):
        self.n = getattr(self, "n", 0) + 1
        if self.n % 2: raise StopIteration
        return self.n
b = Broken(); print(list(b), next(b), list(b))
import io
lines = io.StringIO("a\nb\nSTOP\nc"); print(list(iter(lambda: lines.readline().strip(), "STOP")), list(lines))
from functools import partial
print(list(iter(partial(next, iter([1, 2, 0, 3])), 0)), type(iter(int, 1)).__name__, next(iter([]), None), list(iter({"k": 1})), list(iter("ab")), iter(c) is c)
class Pair:
    def __init__(self, a, b): self.p = a, b
    def __iter__(self): yield from self.p
x, y = Pair(1, 2); print(x, y, *Pair(3, 4), [a + b for a, b in [Pair(1, 1), Pair(2, 2)]], list(zip(*[Pair(1, 2), Pair(3, 4)])))
for f in (lambda: iter(5), lambda: next([]), lambda: next(5), lambda: iter(5, 5), lambda: list(5), lambda: [*5], lambda: next(iter([])), lambda: list(type("X", (), {"__iter__": None})()), lambda: list(type("X", (), {"__iter__": lambda s: s})()), lambda: list(type("X", (), {"__getitem__": lambda s, i: 1 / 0})()), lambda: zip([1], 5), lambda: enumerate(5), lambda: next(), lambda: list(zip([1], [1, 2], strict=True)), lambda: list(zip([1, 2], [1], strict=True)), lambda: list(zip([1], [1], [], strict=True)), lambda: zip(a=1), lambda: iter()):
    try: print(f())
    except (TypeError, ZeroDivisionError, StopIteration, ValueError) as e: print(type(e).__name__, e)
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("a", start=10**20)), list(zip()), list(zip([1, 2], "a")), list(zip("ab", [1, 2], strict=True)), list(map(pow, [2, 3], [3, 2])), list(map(max, [1, 5], [4, 2], [3, 3])), list(filter(None, [0, 1, "", "a"])), list(filter(str.isalpha, "a1b")), list(reversed([1, 2])), list(reversed("ab")), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})))
z = zip([1, 2, 3], it := iter("ab")); print(list(z), list(it)); m = map(str, [1]); print(next(m), next(m, "end"), type(m).__name__, type(z).__name__, iter(m) is m)
it = iter([1, 2, 3, 4]); print(list(zip(it, it)), [(a, next(g)) for g in [iter("abcd")] for a in g])
def consume(it): return sum(1 for _ in it)
print(consume(range(1000)), consume(iter("abc")), any(Count(3)), all(Count(3)))
class Tree:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __iter__(self):
        stack = [self]
        while stack:
            n = stack.pop(); yield n.v; stack.extend(reversed(n.kids))
    def __reversed__(self): return reversed(list(self))
    def __len__(self): return sum(1 for _ in self)
t = Tree(1, Tree(2, Tree(3)), Tree(4)); print(list(t), list(reversed(t)), len(t), 4 in t)
for a, (b, *c), d in [(1, "xyz", 2), (3, (4,), 5)]: print(a, b, c, d)
for i, (k, v) in enumerate({"a": 1}.items()): print(i, k, v)
