# The descriptor protocol: data and non-data, priority, __set_name__, __get__ on the class.
class Data:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
    def __get__(self, obj, owner=None):
        return self if obj is None else obj.__dict__.get("_" + self.name, "unset")
    def __set__(self, obj, value):
        print("set", self.name, value)
        obj.__dict__["_" + self.name] = value
    def __delete__(self, obj):
        print("delete", self.name)
        obj.__dict__.pop("_" + self.name)
class NonData:
    def __get__(self, obj, owner): return ("nondata", obj is None, owner.__name__)
class SetOnly:
    def __set__(self, obj, v): obj.__dict__["so"] = ("via set", v)
class C:
    x = y = Data()
    n = NonData()
    so = SetOnly()
c = C()
print(c.x, C.x is C.__dict__["x"], c.n, C.n)
c.x = 5
c.__dict__["x"] = "shadow?"
c.__dict__["n"] = "instance wins"
c.so = 1
print(c.x, c.n, c.so, sorted(c.__dict__))
del c.x
print(c.x)
class D(C): pass
print(D().n, D.n)
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.key = name
    def __get__(self, obj, owner): return obj.__dict__[self.key]
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.key} must be {self.kind.__name__}, not {type(value).__name__}")
        obj.__dict__[self.key] = value
class Person:
    name, age = Typed(str), Typed(int)
    def __init__(self, name, age): self.name, self.age = name, age
p = Person("ann", 3)
print(p.name, p.age, vars(p))
try:
    p.age = "old"
except TypeError as e:
    print(e)
class Lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, obj, owner):
        if obj is None: return self
        print("computing")
        value = obj.__dict__[self.n] = self.f(obj)
        return value
class Circle:
    def __init__(self, r): self.r = r
    @Lazy
    def area(self): return 3 * self.r ** 2
k = Circle(2)
print(k.area, k.area)
class Meth:
    def __get__(self, obj, owner): return lambda *a: (obj is not None, a)
class H: m = Meth()
print(H().m(1), H.m(2))
class RO:
    def __get__(self, o, t): return 1
    def __set__(self, o, v): raise AttributeError("read-only")
class R: v = RO()
try:
    R().v = 1
except AttributeError as e:
    print(e)
R.v = "replaced on class"
print(R().v)
class BadName:
    def __set_name__(self, o, n): raise ValueError("refuse")
try:
    class B: z = BadName()
except Exception as e:
    print(type(e).__name__, e, getattr(e, "__notes__", None))
def func(self): return self
print(func.__get__(5)(), func.__get__(None, int) is func, type(func.__get__(5)).__name__, int.__add__.__get__(3)(4), property(lambda s: s).__get__(7))
class OnlyGet:
    def __get__(self, o, t=None): raise AttributeError("from get")
class G:
    a = OnlyGet()
    def __getattr__(self, n): return f"fallback {n}"
print(G().a)
class M: f = len.__get__ if hasattr(len, "__get__") else None
print(M.f, int.real.__get__(5), type(int.real).__name__, type(C.__dict__["__dict__"]).__name__, type(int.__add__).__name__)
