# Single and multiple inheritance, C3 linearisation, cooperative super().
class A:
    def who(self): return ["A"]
class B(A):
    def who(self): return ["B"] + super().who()
class C(A):
    def who(self): return ["C"] + super().who()
class D(B, C):
    def who(self): return ["D"] + super().who()
class E(C, B): pass
print(D().who(), E().who(), [k.__name__ for k in D.__mro__], [k.__name__ for k in E.mro()])
for bases in [(A, B), (D, E), (B, A), (object, A)]:
    try:
        print([k.__name__ for k in type("X", bases, {}).__mro__])
    except TypeError as t:
        print(t)
class O: pass
class X(O): pass
class Y(O): pass
class Z(O): pass
class K1(X, Y): pass
class K2(Z, Y): pass
class K3(X, Z): pass
class F(K1, K2, K3): pass
print([k.__name__ for k in F.__mro__])
class Base:
    def __init__(self, **kw):
        assert not kw, kw
        print("Base")
class Named(Base):
    def __init__(self, name, **kw):
        print("Named", name)
        super().__init__(**kw)
class Sized(Base):
    def __init__(self, size, **kw):
        print("Sized", size)
        super().__init__(**kw)
class Both(Named, Sized): pass
Both(name="n", size=3)
print(A.__subclasses__(), B.__subclasses__())
class Mixin:
    def to_str(self): return f"{type(self).__name__}:{self.value}"
class Value(Mixin):
    def __init__(self, v): self.value = v
print(Value(3).to_str())
class Int(int):
    def __add__(self, o): return Int(int(self) + o)
    def __repr__(self): return f"Int({int(self)})"
print(Int(3) + 4, Int(3) * 2, type(Int(3) + 4).__name__, type(Int(3) * 2).__name__, Int("7"), [Int(1)])
class L(list):
    def first(self): return self[0]
    def append(self, x): super().append(x * 2)
l = L([1]); l.append(5)
print(l, l.first(), type(l[:]).__name__, type(l + l).__name__, len(l), L("ab"))
class Dd(dict):
    def __missing__(self, k): return k * 2
d = Dd(a=1)
print(d["a"], d["zz"], d.get("zz"), "zz" in d, d)
class S(str):
    def shout(self): return self.upper() + "!"
print(S("hi").shout(), type(S("a") + "b").__name__, {S("k"): 1}["k"], S("x") == "x")
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
print(T(1, 2, 3), T(1) + (2,), hash(T(1)) == hash((1,)))
class Fl(float): pass
class By(bytes): pass
class Fs(frozenset): pass
print(Fl(1.5) + 1, By(b"x") + b"y", Fs([1]) | {2}, repr(Fs([1])), repr(By(b"q")), repr(Fl(2)))
