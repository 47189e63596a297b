# copy and deepcopy.
import copy
a = [1, [2, 3], {"k": [4]}, (5, [6]), {7}]
s, d = copy.copy(a), copy.deepcopy(a); a[1].append("x"); a[2]["k"].append("y"); a[3][1].append("z"); print(s, d, s[1] is a[1], d[1] is a[1])
loop = [1]; loop.append(loop); l2 = copy.deepcopy(loop); print(l2, l2[1] is l2, l2 is not loop); shared = [0]; pair = copy.deepcopy([shared, shared]); print(pair[0] is pair[1])
class P:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
p = P([1]); q = copy.copy(p); r = copy.deepcopy(p); p.x.append(2); print(q.x, r.x, q is not p, type(r).__name__, r.x is not p.x)
class S:
    __slots__ = ("a", "b")
s = S(); s.a = [1]; t = copy.deepcopy(s); print(t.a, t.a is s.a, hasattr(t, "b"))
class C:
    def __copy__(self): return "shallow"
    def __deepcopy__(self, memo): return ("deep", len(memo))
print(copy.copy(C()), copy.deepcopy(C()), copy.copy((1, 2)) , copy.copy(5), copy.copy("s"), copy.copy(None), copy.deepcopy(len) is len, copy.copy(int) is int, copy.deepcopy({1: {2: [3]}}), copy.copy({1}), copy.copy(bytearray(b"x")), copy.deepcopy((1, [2])), copy.copy(range(3)), copy.deepcopy(frozenset([1])))
t = (1, 2); print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.deepcopy(([],))[0] == [])
class R:
    def __init__(self, v): self.v = v
    def __reduce__(self): return (R, (self.v * 2,))
print(copy.copy(R(5)).v); class_ = type("L", (list,), {}); l = class_([1, [2]]); l.attr = 3; m = copy.deepcopy(l); print(m, m.attr, type(m).__name__)
try: copy.copy((i for i in ""))
except TypeError as e: print(e)
try: copy.deepcopy(open("/dev/null"))
except TypeError as e: print(e)
class St:
    def __getstate__(self): return {"y": 1}
    def __setstate__(self, s): self.__dict__.update(s, restored=True)
print(vars(copy.copy(St())), copy.replace(__import__("collections").namedtuple("N", "a b")(1, 2), a=9))
