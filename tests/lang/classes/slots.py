# __slots__: storage, inheritance, errors, conflicts.
class P:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
p = P(1, 2)
print(p.x, p.y, hasattr(p, "__dict__"), P.__slots__, type(P.x).__name__, repr(P.x))
for s in ["p.z = 1", "del p.x; p.x", "del p.x", "p.__dict__", "P.x.__get__(5)", "P.y.__set__(5, 1)", "p.__weakref__"]:
    try:
        exec(s)
    except (AttributeError, TypeError) as e:
        print(s, "|", type(e).__name__, e)
class Q(P):
    __slots__ = ("z",)
q = Q(1, 2); q.z = 3
print(q.x, q.z, hasattr(q, "__dict__"))
class R(P): pass
r = R(1, 2); r.w = 4
print(r.w, r.__dict__, r.x)
class D:
    __slots__ = ("a", "__dict__", "__weakref__")
d = D(); d.a = 1; d.b = 2
print(d.__dict__, d.a)
class One:
    __slots__ = "single"
o = One(); o.single = 5
print(o.single)
class M:
    __slots__ = {"documented": "the doc"}
print(M.__slots__, M.documented.__doc__)
class Private:
    __slots__ = ("__hidden",)
    def __init__(self): self.__hidden = 1
    def get(self): return self.__hidden
print(Private().get(), [n for n in vars(Private) if "hidden" in n])
for body in ["__slots__ = ('a', 5)", "__slots__ = ('1a',)", "__slots__ = ('a',); a = 1", "__slots__ = 5", "__slots__ = ('a', 'a')", "__slots__ = ('__dict__', '__dict__')", "__slots__ = ('b c',)"]:
    try:
        exec(f"class X:\n {body}")
        print(body, "fine")
    except (TypeError, ValueError) as e:
        print(body, "|", type(e).__name__, e)
class A1: __slots__ = ("a",)
class B1: __slots__ = ("b",)
class E1: __slots__ = ()
class OK(A1, E1): __slots__ = ()
try:
    class Bad(A1, B1): pass
except TypeError as e:
    print(e)
try:
    class I(int): __slots__ = ("a",)
except TypeError as e:
    print(e)
class I2(int): __slots__ = ()
print(I2(5) + 1, hasattr(I2(5), "__dict__"))
class L(list): __slots__ = ("extra",)
l = L([1]); l.extra = 2
print(l, l.extra)
a = A1()
try: a.a
except AttributeError as e: print(e)
a.a = 1
b = A1()
b.a = a.a
try:
    a.__class__ = P
except TypeError as e:
    print(e)
class A2: __slots__ = ("a",)
a.__class__ = A2
print(type(a).__name__, a.a)
