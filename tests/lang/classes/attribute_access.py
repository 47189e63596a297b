# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__, and __dict__ tricks.
class Proxy:
    def __init__(self, target): object.__setattr__(self, "_target", target)
    def __getattr__(self, n):
        print("getattr", n)
        return getattr(self._target, n)
    def __setattr__(self, n, v):
        print("setattr", n, v)
        setattr(self._target, n, v)
    def __delattr__(self, n):
        print("delattr", n)
        delattr(self._target, n)
    def __dir__(self): return ["b", "a"]
class T: x = 1
p = Proxy(T())
print(p.x)
p.y = 5
print(p.y, p._target.__dict__)
del p.y
print(hasattr(p, "y"), dir(p), getattr(p, "zz", "default"))
class Spy:
    def __init__(self): self.a = 1
    def __getattribute__(self, n):
        if n.startswith("secret"): raise AttributeError(f"no {n}")
        v = super().__getattribute__(n)
        print("read", n, end="; ")
        return v
    def m(self): return self.a
s = Spy()
print(s.a, s.m())
try: s.secret_thing
except AttributeError as e: print(e)
class Both:
    def __getattribute__(self, n):
        if n == "x": raise AttributeError("from getattribute")
        return object.__getattribute__(self, n)
    def __getattr__(self, n): return f"getattr {n}"
print(Both().x, Both().y)
class Record(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
r = Record(a=1); r.b = 2
print(r.a, r)
try: r.c
except KeyError as e: print(repr(e))
class Implicit:
    def __getattribute__(self, n): raise AttributeError("nothing works")
    def __len__(self): return 3
i = Implicit()
print(len(i))
try: i.__len__
except AttributeError as e: print(e)
class Frozen:
    def __init__(self): self.__dict__["x"] = 1
    def __setattr__(self, n, v): raise AttributeError(f"frozen: {n}")
f = Frozen()
try: f.x = 2
except AttributeError as e: print(e, f.x)
object.__setattr__(f, "x", 3)
print(f.x)
class WithDict: pass
w = WithDict()
w.__dict__ = {"q": 1}
w.__dict__["weird name"] = 2
print(w.q, getattr(w, "weird name"), vars(w) is w.__dict__)
for bad in ["w.__dict__ = 5", "del w.__dict__", "getattr(w, 5)", "setattr(w, 5, 1)", "getattr(w, 'n')", "delattr(w, 'n')", "object.__getattribute__(w, 'n')", "object.__setattr__(5, 'n', 1)", "object.__delattr__(w, 'n')", "vars(5)"]:
    try: exec(bad); print(bad, "fine")
    except (TypeError, AttributeError) as e: print(bad, type(e).__name__, e)
class Rec:
    def __getattr__(self, n): return self.missing_one
try: Rec().x
except RecursionError as e: print("RecursionError")
print(sorted(n for n in dir(T()) if not n.startswith("__")), [n for n in dir(object)][:3])
class BadDir:
    def __dir__(self): return 5
try: dir(BadDir())
except TypeError as e: print(e)
class NameMangle:
    __private = 1
    def __method(self): return self.__private
    def call(self): return self.__method() + self.__dunder__
    __dunder__ = 10
print(NameMangle().call(), [n for n in vars(NameMangle) if "private" in n or "method" in n])
try: NameMangle().__private
except AttributeError as e: print(e)
