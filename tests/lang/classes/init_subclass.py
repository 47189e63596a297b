# __init_subclass__, __class_getitem__, __set_name__ order, __mro_entries__.
class Base:
    registry = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry.append((cls.__name__, tag))
class A(Base, tag="a"): pass
class B(A): pass
print(Base.registry)
try:
    class C(Base, unknown=1): pass
except TypeError as e:
    print(e)
class Order:
    def __init_subclass__(cls): print("init_subclass", cls.x.name)
class Desc:
    def __set_name__(self, o, n): print("set_name", n); self.name = n
class D(Order): x = Desc()
class G:
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item}]"
print(G[int], G[1, 2])
class H(G): pass
print(H["x"])
try: G()[1]
except TypeError as e: print(e)
try: Base[int]
except TypeError as e: print(e)
class Fake:
    def __mro_entries__(self, bases):
        print("mro entries", len(bases))
        return (A,)
class E(Fake()): pass
print(E.__bases__, E.__orig_bases__[0].__class__.__name__)
class BadEntries:
    def __mro_entries__(self, bases): return 5
try:
    class F(BadEntries()): pass
except TypeError as e: print(e)
import types
print(types.resolve_bases((Fake(),)), types.new_class("N", (Base,), {"tag": "new"}, lambda ns: ns.update(y=1)).y, Base.registry[-1])
class Child(list[int]): pass
print(Child.__bases__, Child.__orig_bases__, Child([1]))
class Validated:
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        missing = [n for n in ("name", "run") if not hasattr(cls, n)]
        if missing: raise TypeError(f"{cls.__name__} lacks {missing}")
try:
    class Incomplete(Validated): name = "x"
except TypeError as e: print(e)
class Complete(Validated):
    name = "c"
    def run(self): return "ran"
print(Complete().run())
class Explicit:
    @classmethod
    def __init_subclass__(cls): print("explicit", cls.__name__)
class ES(Explicit): pass
print(type(Explicit.__dict__["__init_subclass__"]).__name__, type(G.__dict__["__class_getitem__"]).__name__)
try:
    object.__init_subclass__(1)
except TypeError as e: print(e)
