# Bound methods: identity, equality, attributes, static and class methods.
class A:
    def m(self, x=1):
        "doc of m"
        return self, x
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(x): return x
    def __repr__(self): return "<A>"
class B(A): pass
a, b = A(), A()
print(a.m == a.m, a.m is a.m, a.m == b.m, a.m.__self__ is a, a.m.__func__ is A.m, a.m.__name__, a.m.__doc__, hash(a.m) == hash(a.m))
print(A.c(), B.c(), B().c(), A.s(1), a.s(2), B.c.__self__, A.__dict__["s"].__func__ is A.s, A.__dict__["c"].__func__(int))
m = a.m
print(m(5), A.m(b, 6), m.__call__(7))
a.instance = lambda: "no self"
print(a.instance())
A.added = lambda self: ("added", self)
print(a.added(), b.added())
for s in ["m.x = 1", "m.__self__ = 1", "A.m()", "a.c.x", "del m.__func__"]:
    try:
        exec(s)
    except Exception as e:
        print(s, type(e).__name__, e)
A.m.tag = "tag"
print(a.m.tag)
import types
bound = types.MethodType(lambda self, y: (self, y), 42)
print(bound(1), bound.__self__, type(bound).__name__)
try:
    types.MethodType(1, 2)
except TypeError as e:
    print(e)
try:
    types.MethodType(print, None)
except TypeError as e:
    print(e)
print([].append == [].append, (l := []).append == l.append, "".join.__self__ == "", len.__call__([1, 2]))
class Callable:
    def __call__(self, *a, **k): return a, k
print(Callable()(1, b=2), callable(Callable()), callable(a))
class N:
    f = len
    g = classmethod(lambda cls, *a: (cls.__name__, a))
    h = staticmethod(len)
    p = property(lambda self: "prop")
    i = int
print(N.f([1]), N().f([1, 2]), N().g(1), N().h("abc"), N().p, N().i("5"))
print(staticmethod(len)([1]), type(A.__dict__["c"]).__name__, classmethod(len).__func__ is len, staticmethod(a.m).__name__)
