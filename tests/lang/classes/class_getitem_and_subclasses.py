# __class_getitem__ makes checked classes, __init_subclass__ collects and configures subclasses.
class ListOf:
    kind = object
    made = {}

    def __class_getitem__(cls, kind):
        if kind not in cls.made:
            cls.made[kind] = type(f"{cls.__name__}[{kind.__name__}]", (cls,), {"kind": kind})
        return cls.made[kind]

    def __init__(self, *items):
        for item in items:
            if not isinstance(item, self.kind):
                raise TypeError(f"{type(self).__name__} cannot hold {item!r}")
        self.items = list(items)

    def __getitem__(self, index):
        return self.items[index]

    def __repr__(self):
        return f"{type(self).__name__}{self.items}"


class Shape:
    kinds = {}

    def __init_subclass__(cls, /, sides=None, abstract=False, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.sides = sides if sides is not None else getattr(cls, "sides", None)
        if not abstract:
            Shape.kinds[cls.__name__.lower()] = cls
        print("subclass", cls.__name__, cls.sides, sorted(k for k in vars(cls) if k[0] != "_"))

    def __class_getitem__(cls, name):
        return cls.kinds[name]


class Tagged:
    def __init_subclass__(cls, tag="none", **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag


class Polygon(Shape, abstract=True):
    pass


class Square(Polygon, sides=4):
    area = staticmethod(lambda a: a * a)


class Rhomb(Square):
    pass


class Star(Tagged, Shape, tag="★", sides=10):
    pass


print(ListOf[int], ListOf[int](1, 2, 3), ListOf[int] is ListOf[int], ListOf[str]("ab")[0][1])
print(ListOf[int].__mro__[1].__name__, ListOf[int][str].__mro__[1].__name__, issubclass(ListOf[int], ListOf))
print(ListOf(1, "x"), isinstance(ListOf[int](), ListOf[str]), sorted(c.__name__ for c in ListOf.made.values()))
print(list(Shape.kinds), Shape["square"].area(3), Star.tag, Star.sides, Rhomb.sides, Shape["star"] is Star)
made = type("Hexagon", (Polygon,), {"colour": "blue"}, sides=6)
print(made.sides, Shape["hexagon"] is made)
for wrong in (lambda: ListOf[int](1, "2"), lambda: Shape["circle"], lambda: Shape()["x"], lambda: int["x"],
              lambda: type("Odd", (Polygon,), {}, corners=3), lambda: type("Plain", (), {}, sides=1)):
    try:
        print(wrong())
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
print(list[int], dict[str, list[int]].__args__, type[int].__origin__)
