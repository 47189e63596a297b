# enum: Enum, IntEnum, Flag, StrEnum, auto, aliases, unique, functional API, errors.
from enum import *
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
    CRIMSON = 1
    def describe(self): return f"{self.name}={self.value}"
    @classmethod
    def default(cls): return cls.GREEN
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], list(Color), len(Color), Color.CRIMSON is Color.RED, Color.RED.describe(), Color.default(), Color.BLUE.value, Color.RED in Color, 1 in Color, 9 in Color, list(Color.__members__), type(Color.RED), isinstance(Color.RED, Color), Color.RED == 1, Color.RED != Color.GREEN, {Color.RED: "r"}[Color(1)], hash(Color.RED) == hash("RED"), f"{Color.RED}", f"{Color.RED!r:>20}", Color, [c.name for c in reversed(Color)])
class N(IntEnum): ONE = 1; TWO = 2
print(N.ONE + 1, N.TWO > N.ONE, N.ONE == 1, repr(N.TWO), str(N.TWO), f"{N.TWO}", sorted([N.TWO, N.ONE]), [10, 20, 30][N.ONE], N(2), int(N.TWO), N.ONE | N.TWO)
class Perm(Flag): R = auto(); W = auto(); X = auto(); RW = R | W
p = Perm.R | Perm.X; print(p, repr(p), Perm.R in p, Perm.W in p, p & Perm.R, ~p, p ^ Perm.R, Perm(0), bool(Perm(0)), list(p), Perm.RW, Perm(7), p.value, len(p), Perm.R.name, (Perm.R | Perm.W) is Perm.RW, [f.name for f in Perm])
class IF(IntFlag): A = 1; B = 4
print(IF.A | IF.B, IF(5), IF.A + 1, IF(9), repr(IF(2)), IF.B & 5)
class S(StrEnum): LOW = auto(); HIGH = "hi"
print(S.LOW, S.HIGH, S.LOW == "low", S("hi"), S.HIGH.upper(), f"{S.LOW:>5}", repr(S.LOW))
class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def density(self): return round(self.mass / self.radius, 2)
print(Planet.EARTH.mass, Planet.MARS.density, Planet((0.64, 3.39)), Planet.EARTH.value)
A = Enum("A", "X Y Z"); B = Enum("B", {"P": "p", "Q": "q"}); C = Enum("C", ["M", "N"], start=5); print(list(A), B.P.value, C.N.value, Enum("D", [("a", 1)]).a)
class Auto(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return name.lower()
    FIRST = auto(); SECOND = auto()
print([a.value for a in Auto])
class Miss(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == "one" else None
print(Miss("one"))
class Mixed(str, Enum): A = "a"; B = "b"
print(Mixed.A, Mixed.A == "a", Mixed.B.upper(), "a" in [Mixed.A], isinstance(Mixed.A, str), repr(Mixed.A))
for f in (lambda: Color(9), lambda: Color["NOPE"], lambda: Color.NOPE, lambda: setattr(Color, "RED", 5), lambda: setattr(Color.RED, "value", 5), lambda: Color.RED < Color.GREEN, lambda: Color.RED + 1, lambda: Miss("two"), lambda: Color(), lambda: type("Sub", (Color,), {}), lambda: delattr(Color, "RED"), lambda: Perm("x"), lambda: Perm(99), lambda: Color.RED.GREEN, lambda: Enum("Z", "a a"), lambda: S(5), lambda: Color.RED.nope, lambda: 1 | Perm.R):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try:
    @unique
    class U(Enum): A = 1; B = 1
except ValueError as e: print(e)
try:
    class Dup(Enum): A = 1; A = 2
except TypeError as e: print(e)
try:
    class SE(StrEnum): A = 1
except TypeError as e: print(e)
class Meth(Enum):
    ADD = member(lambda a, b: a + b)
    NOT = nonmember(5)
    class Inner: pass
    _ignore_ = ["tmp"]
    def __call__(self, *a): return self.value(*a)
print(Meth.ADD(1, 2), Meth.NOT, [m.name for m in Meth][:1])
