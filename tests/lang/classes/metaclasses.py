# Metaclasses: __new__, __init__, __call__, __prepare__, keyword arguments, conflicts.
class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {"prepared": True}
    def __new__(mcls, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a)
        return super().__call__(*a, **k)
    def meta_method(cls): return f"meta {cls.__name__}"
    def __len__(cls): return 42
    def __getattr__(cls, n): return f"{cls.__name__}.{n}?"
    def __contains__(cls, x): return x == 1
    def __iter__(cls): return iter("meta")
    def __getitem__(cls, k): return (cls.__name__, k)
    def __repr__(cls): return f"<{cls.__name__}>"
    def __add__(cls, o): return f"{cls!r}+{o!r}"
class A(metaclass=Meta, flag=1):
    def m(self): return 1
class B(A, other=2): pass
b = B()
print(type(A).__name__, B.meta_method(), len(A), A.dynamic, 1 in B, list(A), A["k"], A + B, A.prepared, isinstance(A, Meta))
try:
    b.meta_method
except AttributeError as e:
    print(e)
class M2(type): pass
try:
    class C(A, metaclass=M2): pass
except TypeError as e:
    print(e)
class M3(Meta): pass
class D(A, metaclass=M3): pass
print(type(D).__name__)
class Singleton(type):
    instances = {}
    def __call__(cls, *a):
        if cls not in cls.instances: cls.instances[cls] = super().__call__(*a)
        return cls.instances[cls]
class Config(metaclass=Singleton): pass
print(Config() is Config())
class Registry(type):
    all = {}
    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        if bases: Registry.all[name] = cls
class Plugin(metaclass=Registry): pass
class Json(Plugin): pass
class Xml(Plugin): pass
print(sorted(Registry.all))
def function_meta(name, bases, ns): return (name, bases, sorted(k for k in ns if k[0] != "_"))
class F(metaclass=function_meta): x = 1
print(F)
class Ordered(dict):
    def __setitem__(self, k, v):
        if k in self and not k.startswith("__"): raise TypeError(f"{k} defined twice")
        super().__setitem__(k, v)
class NoDup(type):
    @classmethod
    def __prepare__(m, n, b): return Ordered()
try:
    class Dup(metaclass=NoDup):
        def f(self): pass
        def f(self): pass
except TypeError as e:
    print(e)
for bad in [lambda: type.__new__(int, "n", (), {}), lambda: type.__new__(type, 1, (), {}), lambda: type("n"), lambda: type("n", (), {}, k=1), lambda: type("n\0", (), {}), lambda: type.__prepare__()]:
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
class BadPrepare(type):
    @classmethod
    def __prepare__(m, n, b): return 5
try:
    class BP(metaclass=BadPrepare): pass
except TypeError as e:
    print(e)
class Inst(type):
    def __instancecheck__(cls, o): return o == 5
    def __subclasscheck__(cls, o): return o is str
class Five(metaclass=Inst): pass
print(isinstance(5, Five), isinstance(6, Five), issubclass(str, Five), issubclass(int, Five), isinstance(6, (str, Five)), isinstance(Five(), Five))
class MroMeta(type):
    def mro(cls): return [cls, object]
class Odd(Config, metaclass=type("X", (MroMeta, Singleton), {})): pass
print([c.__name__ for c in Odd.__mro__])
