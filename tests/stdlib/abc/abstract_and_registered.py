# Abstract properties, classes that are registered, subclass hooks, mixins of collections.abc
import abc
import collections.abc
from functools import cached_property


class Shape(abc.ABC):
    @property
    @abc.abstractmethod
    def area(self): ...

    @area.setter
    @abc.abstractmethod
    def area(self, value): ...

    @classmethod
    @abc.abstractmethod
    def unit(cls): ...

    @staticmethod
    @abc.abstractmethod
    def help(): ...

    def describe(self):
        return f"{type(self).__name__} of {self.area}"


class Half(Shape):
    area = Shape.area.getter(lambda self: 1)


class Square(Shape):
    def __init__(self, side):
        self.side = side

    area = property(lambda self: self.side ** 2, lambda self, value: setattr(self, "side", value ** 0.5))
    unit = classmethod(lambda cls: cls(1))
    help = staticmethod(lambda: "a square")


for cls in (Shape, Half, Square):
    print(cls.__name__, sorted(cls.__abstractmethods__), abc.ABC in cls.__mro__)
    try:
        print(cls(2).describe() if cls is not Half else Half())
    except TypeError as error:
        print(error)
s = Square.unit()
s.area = 16
print(s.side, s.help())
Half.unit = Half.help = lambda self=None: None
abc.update_abstractmethods(Half)
print(sorted(Half.__abstractmethods__))


@Shape.register
class Circle:
    pass


class Arc(Circle):
    pass


print(isinstance(Circle(), Shape), issubclass(Arc, Shape), Shape in Arc.__mro__, issubclass(Circle, Square))
try:
    Square.register(Shape)
except RuntimeError as error:
    print(error)


class Quacks(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return True if any("quack" in vars(c) for c in other.__mro__) else NotImplemented


print(isinstance(type("Duck", (), {"quack": 1})(), Quacks), issubclass(int, Quacks), abc.get_cache_token() == abc.get_cache_token())


class Bits(collections.abc.MutableSet):
    def __init__(self, items=()):
        self.bits = 0
        for i in items:
            self.add(i)

    def add(self, i):
        self.bits |= 1 << i

    def discard(self, i):
        self.bits &= ~(1 << i)

    def __contains__(self, i):
        return bool(self.bits >> i & 1)

    def __iter__(self):
        return (i for i in range(self.bits.bit_length()) if i in self)

    def __len__(self):
        return self.bits.bit_count()


a, b = Bits([1, 2, 5]), Bits([2, 7])
print(*(list(x) for x in (a | b, a & b, a - b, a ^ b, {2, 9} & a, [1, 3] - a)), a <= b, a.isdisjoint([0]), a == {1, 2, 5})
a ^= b
print(list(a), a.pop(), len(a), hash(frozenset(b)) == b._hash())
for kind in ("Hashable", "Sized", "Iterable", "Reversible", "Collection", "Callable", "Sequence", "Mapping", "Buffer"):
    cls = getattr(collections.abc, kind)
    print(kind, [isinstance(x, cls) for x in (1, "", [], {}, b"", iter([]), len, a)])
