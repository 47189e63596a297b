# __new__, __del__, __call__, __repr__/__str__/__format__, __copy__, __sizeof__, __class__ assignment...
class New:
    def __new__(cls, *a, **k):
        print("new", a, k)
        return super().__new__(cls)
    def __init__(self, *a, **k): print("init", a, k)
New(1, x=2)
class Other:
    def __new__(cls): return 42
    def __init__(self): print("never")
print(Other())
class Cached:
    cache = {}
    def __new__(cls, k):
        if k not in cls.cache: cls.cache[k] = super().__new__(cls)
        return cls.cache[k]
    def __init__(self, k): self.inits = getattr(self, "inits", 0) + 1
print(Cached(1) is Cached(1), Cached(1).inits)
class OnlyNew:
    def __new__(cls, a): return super().__new__(cls)
class OnlyInit:
    def __init__(self, a): pass
for f in (lambda: OnlyNew(), lambda: OnlyInit(), lambda: OnlyNew(1, 2), lambda: object.__new__(int), lambda: int.__new__(str), lambda: object.__new__(), lambda: object.__new__(OnlyNew, 1), lambda: object.__new__(OnlyInit, 1) and "ok", lambda: object.__new__(New, 1), lambda: str.__new__(int)):
    try: print(f())
    except TypeError as e: print(e)
class Text:
    def __repr__(self): return "repr"
    def __str__(self): return "str"
    def __format__(self, spec): return f"format<{spec}>"
t = Text()
print(t, [t], f"{t} {t!s} {t!r} {t:>10} {t!r:>6}", "{} {!r} {:x}".format(t, t, t), "%s %r %a" % (t, t, t), format(t), format(t, "z"), ascii(t))
class Plain: pass
try: f"{Plain():>5}"
except TypeError as e: print(e)
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
d = D(1); d = D(2); del d
def scope():
    local = D(3)
    print("leaving")
scope()
[D(4)]
lst = [D(5), D(6)]
lst.clear()
print("resurrect:")
kept = []
class R:
    def __del__(self): print("del R"); kept.append(self)
R()
print(len(kept)); kept.clear(); print("dropped again")
import copy
class C:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep"
print(copy.copy(C()), copy.deepcopy([C()]))
class Callable:
    def __call__(self, *a, **k): return (a, k)
    def __matmul__(self, o): return "mm"
print(Callable()(1, k=2), list(map(Callable(), "ab")), sorted([3, 1], key=lambda v, c=Callable(): c(v)[0]))
class Missing:
    __call__ = None
    __hash__ = None
    __iter__ = None
for f in (lambda: Missing()(), lambda: hash(Missing()), lambda: iter(Missing())):
    try: f()
    except TypeError as e: print(e)
class Exit:
    def __enter__(self): return self
    def __exit__(self, *a): return True
with Exit(): raise ValueError
class Inst:
    def __init__(self): self.__call__ = lambda: 1; self.__len__ = lambda: 5; self.__str__ = lambda: "x"
try: len(Inst())
except TypeError as e: print(e)
class Fake:
    @property
    def __class__(self): return int
print(isinstance(Fake(), int), type(Fake()).__name__, Fake().__class__)
class Sz:
    def __sizeof__(self): return 100
    def __fspath__(self): return "/tmp"
    def __instancecheck__(self, o): return o == 1
    def __subclasscheck__(self, o): return True
import os, sys
print(os.fspath(Sz()), isinstance(1, Sz()), issubclass(int, Sz()), sys.getsizeof(Sz()) >= 100)
class Order:
    for i in range(2): exec(f"a{i} = {i}")
    __doc__ = "computed " + "doc"
print(Order.a1, Order.__doc__)
