# __names in classes.
class A:
    __x = 1
    __slots_like__ = 2
    def __init__(self): self.__y = 2; self.__z__ = 3; self._w = 4
    def get(self): return self.__x, self.__y, self.__z__
    def __private(self): return "private"
    def call(self): return self.__private()
    def local(self):
        __v = 5
        return sorted(locals())
    def param(self, __p=6): return __p
    def kw(self, **k): return k
    def use_kw(self): return self.kw(__k=1)
    def attr_of_other(self, o): return o.__y
    class __Inner: pass
    def inner(self): return self.__Inner.__name__
    import os as __os
    def mod(self): return self.__os.sep
    def lam(self): return (lambda: self.__x)()
    def comp(self): return [self.__y for _ in "a"]
    def delete(self): del self.__y; return hasattr(self, "_A__y")
    def fstr(self): return f"{self.__x}"
    def glob(self):
        global __g
        __g = 1
    def string(self): return getattr(self, "__x", "not mangled in strings")
    def walrus(self): (__q := 7); return __q
    def exc(self):
        try: raise ValueError(1)
        except ValueError as __e: return str(__e)
    for __loop in range(2): pass
a = A(); print(a.get(), a.call(), a.local(), a.param(), a.param(_A__p=7), a.use_kw(), a.attr_of_other(a), a.inner(), a.mod(), a.lam(), a.comp(), a.fstr(), a.string(), a.walrus(), a.exc(), A._A__loop, a._A__x)
print(sorted(n for n in vars(A) if n.startswith("_A")), sorted(vars(a))); a.glob(); print([n for n in globals() if n.endswith("__g")]); print(a.delete())
for bad in ("a.__x", "A.__x", "a.param(__p=1)"):
    try: print(eval(bad))
    except (AttributeError, TypeError) as e: print(e)
class B(A):
    def parent(self): return self.__x
try: B().parent()
except AttributeError as e: print(e)
class _C:
    __v = 1
    def g(self): return self.__v
class __D:
    __v = 2
    def g(self): return self.__v
class ___: 
    __v = 3
    def g(self): return self.__v
print(_C._C__v, _C().g(), [n for n in vars(__D) if n.endswith("__v")], [n for n in vars(___) if n.endswith("__v")], ___().g())
class Outer:
    class Inner:
        __w = 1
        def f(self): return self.__w, [n for n in vars(type(self)) if "__w" in n]
print(Outer.Inner().f())
