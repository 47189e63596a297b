# Orders that go through states: enums with data and methods, flags for rights, transitions that are checked.
from enum import Enum, Flag, IntEnum, StrEnum, auto, unique


class State(Enum):
    NEW = ("new", {"PAID", "CANCELLED"})
    PAID = ("paid", {"SHIPPED", "REFUNDED"})
    SHIPPED = ("on its way", {"DONE"})
    DONE = ("done", set())
    CANCELLED = ("cancelled", set())
    REFUNDED = ("refunded", set())

    def __init__(self, label, following):
        self.label, self.following = label, following

    def can_become(self, other):
        return other.name in self.following

    @property
    def final(self):
        return not self.following

    def __str__(self):
        return self.label


class Right(Flag):
    READ = auto()
    WRITE = auto()
    DELETE = auto()
    ALL = READ | WRITE | DELETE


class Order:
    def __init__(self):
        self.state, self.history = State.NEW, [State.NEW]

    def become(self, state):
        if not self.state.can_become(state):
            raise ValueError(f"{self.state} cannot become {state}")
        self.state = state
        self.history.append(state)


order = Order()
order.become(State.PAID)
order.become(State["SHIPPED"])
try:
    order.become(State.NEW)
except ValueError as error:
    print(error)
print(" > ".join(map(str, order.history)), [state.name for state in State if state.final])
print(repr(Right.READ | Right.DELETE), Right.ALL & ~Right.WRITE, Right.WRITE in Right.ALL, list(Right.ALL), bool(Right(0)), len(Right.ALL))
try:
    Right(64)
except ValueError as error:
    print(error)


class Level(IntEnum):
    LOW, MIDDLE, HIGH = range(3)

    @classmethod
    def _missing_(cls, value):
        return cls.__members__.get(str(value).upper())


class Colour(StrEnum):
    RED = auto()
    GREEN = "grün"


print(Level("high") > Level.LOW, Level(1) + 1, f"{Level.HIGH} {Level.HIGH!r}", sorted(Level, reverse=True)[0].name)
print(Colour.RED, Colour("grün").name, "red" == Colour.RED, Colour.RED.upper(), {Colour.RED: 1}["red"])
try:
    Level("none")
except ValueError as error:
    print(error)
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
try:
    State.NEW = 1
except AttributeError as error:
    print(error)
match order.state:
    case State.SHIPPED | State.DONE:
        print("matched", order.state.value[0])
Animal = Enum("Animal", "CAT DOG", start=5)
print(list(Animal), Animal.DOG.value, Animal(5), isinstance(Animal.CAT, Animal))
