# Descriptors that validate what is assigned, and one that works out its value on first use.
class Validated:
    def __set_name__(self, owner, name):
        self.name, self.slot = name, "_" + name
        owner.fields = getattr(owner, "fields", ()) + (name,)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        try:
            return instance.__dict__[self.slot]
        except KeyError:
            raise AttributeError(f"{self.name} has no value yet") from None

    def __set__(self, instance, value):
        instance.__dict__[self.slot] = self.checked(value)

    def __delete__(self, instance):
        del instance.__dict__[self.slot]


class Number(Validated):
    def __init__(self, low=float("-inf"), high=float("inf")):
        self.low, self.high = low, high

    def checked(self, value):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise TypeError(f"{self.name} must be a number, not {value!r}")
        if not self.low <= value <= self.high:
            raise ValueError(f"{self.name} must lie in {self.low}..{self.high}, not {value}")
        return value


class OneOf(Validated):
    def __init__(self, *choices):
        self.choices = choices

    def checked(self, value):
        if value not in self.choices:
            raise ValueError(f"{self.name} must be one of {self.choices}, not {value!r}")
        return value


class Lazy:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        print(f"(working out {self.name})", end=" ")
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class Tile:
    width = Number(1, 100)
    height = Number(low=1)
    colour = OneOf("red", "green")

    def __init__(self, width, height, colour="red"):
        self.width, self.height, self.colour = width, height, colour

    area = Lazy(lambda self: self.width * self.height)

    @Lazy
    def diagonal(self):
        return (self.width ** 2 + self.height ** 2) ** 0.5


class Cube(Tile):
    depth = Number(0)


t = Tile(3, 4)
print(t.area, t.area, t.diagonal, t.diagonal, t.__dict__)
t.width = 30
print(t.area, t.__dict__.pop("area"), t.area)
for name, value in [("width", 0), ("width", "3"), ("height", True), ("colour", "blue"), ("area", 7), ("height", 2.5)]:
    try:
        setattr(t, name, value)
        print(name, "=", getattr(t, name))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
del t.colour
print(hasattr(t, "colour"), getattr(t, "colour", "none"), t.fields, Cube.fields, Tile.fields)
for attempt in lambda: t.colour, lambda: delattr(t, "colour"), lambda: Tile(1, 1, "x"), lambda: Cube(1, 1).depth:
    try:
        attempt()
    except (AttributeError, KeyError, ValueError) as error:
        print(type(error).__name__, error)
t.__dict__["width"] = "hidden"
print(t.width, type(Tile.width).__name__, Tile.width.high, Tile.area.name, vars(Cube(1, 2, "green")))
