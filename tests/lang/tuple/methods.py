# tuple: construction, comparison, hashing, methods, named tuples.
t = (1, "a", 2.5)
print(t, t[0], t[-1], t[1:], t[::-1], len(t), t + (4,), t * 2, 2 * (0,), () * 3, "a" in t, t.index("a"), t.count(1), (1, 2) < (1, 3), (1, 2) == (1, 2.0), () < (0,), tuple("ab"), tuple(), tuple([1]), (1,), ((),), (1, (2, (3,))), tuple(range(3)), tuple({1: 2}), max((1, 2), (1, 3)), sum((1, 2)), sorted((3, 1)), hash((1, 2)) == hash((1, 2)), (t, t) == (t, t), not ())
a, b = b, a = 1, 2
print(a, b, {(1, 2): "k"}[1, 2], {(): 1}, (*t, *t[:1]), tuple(x * 2 for x in t[:1]), t.__add__((1,)), t.__getitem__(slice(1)), tuple(t) is t, t[:] is t, t.__contains__(1), [*reversed(t)], (1, [2]) + ([3],), isinstance((), tuple))
m = (1, [2]); m[1].append(3); print(m)
for s in ["t[0] = 1", "del t[0]", "t[9]", "t['a']", "t + [1]", "t < [1]", "hash(([],))", "().index(1)", "tuple(5)", "t.append(1)", "t < (1, 2)", "t.x = 1", "t * 'a'", "(1, 'a') < (1, 2)", "tuple(1, 2)", "t.index(2.5, 0, 2)"]:
    try: exec(s); print(s, "fine")
    except Exception as e: print(s, "|", type(e).__name__, e)
print(hash(()), hash((1,)), hash((1, 2, 3)), hash((0, 0)) != hash((0,)), hash((-1, 0)) == hash((-2, 0)), hash(((1, 2), 3)))
from collections import namedtuple
P = namedtuple("P", "x y z", defaults=[0])
p = P(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=9), P._fields, P._make([7, 8, 9]), P._field_defaults, p == (1, 2, 0), p + (3,), *p, P.__doc__, isinstance(p, tuple), p._fields.index("y"), hash(p) == hash((1, 2, 0)))
x, *rest = p; print(x, rest, repr(P.x)[:9], P(*"abc"), P(**{"x": 1, "y": 2}), sorted([P(2, 1), P(1, 5)]))
for f in (lambda: P(1), lambda: P(1, 2, 3, 4), lambda: p.nope, lambda: setattr(p, "x", 1), lambda: p._replace(w=1), lambda: namedtuple("Q", "a a"), lambda: namedtuple("Q", "class"), lambda: namedtuple("Q", "_a"), lambda: namedtuple("1Q", "a"), lambda: namedtuple("Q", "a b", rename=True)._fields, lambda: namedtuple("Q", "a 1 class a", rename=True)._fields, lambda: namedtuple("Q", ["a"], defaults=[1, 2])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Pt(namedtuple("Pt", "x y")):
    __slots__ = ()
    @property
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __add__(self, o): return Pt(self.x + o.x, self.y + o.y)
    def __str__(self): return f"({self.x};{self.y})"
print(Pt(3, 4).norm, Pt(1, 2) + Pt(3, 4), repr(Pt(1, 2)), f"{Pt(5, 6)}", Pt(1, 2)._replace(y=0))
from typing import NamedTuple
class Emp(NamedTuple):
    "Doc."
    name: str
    id: int = 3
    def up(self): return self.name.upper()
print(Emp("g"), Emp("g").up(), Emp.__annotations__, Emp._field_defaults, Emp.__doc__)
