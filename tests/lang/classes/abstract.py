# abc: abstract methods, virtual subclasses, subclass hooks.
from abc import ABC, ABCMeta, abstractmethod
import collections.abc as cabc
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    def describe(self): return f"{self.name} {self.area()}"
class Square(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
    name = "square"
    @classmethod
    def make(cls): return cls(2)
class Half(Shape):
    def area(self): return 1
for c in (Shape, Half):
    try: c()
    except TypeError as e: print(e)
print(Square.make().describe(), sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Square.__abstractmethods__)
class One(ABC):
    @abstractmethod
    def only(self): return "base impl"
try: One()
except TypeError as e: print(e)
class Impl(One):
    def only(self): return "sub " + super().only()
print(Impl().only())
@Shape.register
class Virtual: pass
print(issubclass(Virtual, Shape), isinstance(Virtual(), Shape), Shape in Virtual.__mro__)
class Quacks(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Quacks: return any("quack" in B.__dict__ for B in C.__mro__) or NotImplemented
        return NotImplemented
class Duck:
    def quack(self): pass
print(issubclass(Duck, Quacks), issubclass(int, Quacks), isinstance(Duck(), Quacks))
print(isinstance([], cabc.Sequence), isinstance({}, cabc.Mapping), isinstance(set(), cabc.MutableSet), isinstance((), cabc.Hashable), isinstance([], cabc.Hashable), isinstance(iter([]), cabc.Iterator), isinstance((x for x in ""), cabc.Generator), isinstance(len, cabc.Callable), isinstance(range(3), cabc.Sequence), isinstance("", cabc.Collection), isinstance({}.keys(), cabc.KeysView), isinstance(5, cabc.Iterable), issubclass(dict, cabc.MutableMapping), isinstance(b"", cabc.Buffer))
class MyMap(cabc.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = MyMap()
m.update(a=1, b=2)
print(m["a"], list(m.items()), m.pop("a"), m.get("zz", 0), "b" in m, m.setdefault("c", 3), m == {"b": 2, "c": 3}, list(m.keys()), list(m.values()), m.popitem(), len(m))
class MySeq(cabc.Sequence):
    def __getitem__(self, i): return "abc"[i]
    def __len__(self): return 3
s = MySeq()
print(list(s), s.index("b"), s.count("a"), "c" in s, list(reversed(s)))
class MySet(cabc.Set):
    def __init__(self, it): self.s = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.s
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)
a, b = MySet("abc"), MySet("bcd")
print(sorted(a & b), sorted(a | b), sorted(a - b), sorted(a ^ b), a <= b, a.isdisjoint("xyz"), a == MySet("cba"), MySet("ab") < a)
class It(cabc.Iterator):
    def __next__(self): raise StopIteration
print(list(It()), iter(i := It()) is i)
try: MyPartial = type("P", (cabc.MutableSequence,), {})()
except TypeError as e: print(e)
