# Rich comparison and hashing: defaults, reflections, total_ordering, in containers.
import functools
@functools.total_ordering
class V:
    def __init__(self, *p): self.p = p
    def __eq__(self, o): return self.p == o.p if isinstance(o, V) else NotImplemented
    def __lt__(self, o): return self.p < o.p if isinstance(o, V) else NotImplemented
    def __hash__(self): return hash(self.p)
    def __repr__(self): return "v" + ".".join(map(str, self.p))
print(V(1, 2) < V(1, 3), V(1) <= V(1), V(2) > V(1), V(2) >= V(3), V(1) == V(1), V(1) != V(1), V(1) == 1, V(1) != "a", max(V(1), V(3), V(2)), sorted([V(3), V(1, 5), V(1)]))
try: V(1) < 5
except TypeError as e: print(e)
print({V(1): "a"}[V(1)], V(1) in [V(1)], len({V(1), V(1), V(2)}), [V(1), V(2)].index(V(2)))
class Log:
    def __init__(self, n): self.n = n
    def _cmp(op):
        def f(self, o): print(f"{self.n}.{op}({getattr(o, 'n', o)})", end=" "); return NotImplemented
        return f
    for name in ("__lt__", "__le__", "__gt__", "__ge__", "__eq__", "__ne__"): locals()[name] = _cmp(name.strip("_"))
    __hash__ = None
a, b = Log("a"), Log("b")
class SubLog(Log): pass
c = SubLog("c")
for text in ["a < b", "a <= b", "a > 1", "1 > a", "a == b", "a != b", "a == c", "a >= c", "a == 1", "1 != a"]:
    try: print("->", eval(text))
    except TypeError as e: print("->", e)
class NonBool:
    def __eq__(self, o): return []
    def __lt__(self, o): return "truthy"
    def __ne__(self, o): return "ne"
n = NonBool()
print(n == 1, n < 1, n != 1, n in [1], [n] == [1], sorted([n, n]) == [n, n], n.__hash__)
class NeFromEq:
    def __eq__(self, o): return True
print(NeFromEq() != 5, NeFromEq() == 5)
try: hash(NeFromEq())
except TypeError as e: print(e)
try: {NeFromEq(): 1}
except TypeError as e: print(e)
class Child(V): pass
print(hash(Child(1)) == hash(V(1)), Child(1) == V(1))
class ChildEq(V):
    def __eq__(self, o): return True
try: hash(ChildEq(1))
except TypeError as e: print(e)
class Keep(V):
    def __eq__(self, o): return False
    __hash__ = V.__hash__
print(Keep(1) in {Keep(1)}, (k := Keep(1)) in [k], object.__eq__(1, 2), object.__eq__(a, a), object.__lt__(1, 2), int.__eq__(1, "a"), int.__lt__(1, 2.0))
class Chain:
    def __init__(self, v): self.v = v
    def __lt__(self, o): print("lt", self.v, o.v, end=" "); return self.v < o.v
print(Chain(1) < Chain(2) < Chain(0) < Chain(9))
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash("") == 0, hash(()) == hash(()), hash(-1) == hash(-2), hash(None) == hash(None), hash(2**61 - 1), hash(2**61), hash(float("inf")), hash(0.5), hash(-0.5), hash(10**30), hash((1, 2)) == hash((1.0, 2)), hash(1.5j) )
