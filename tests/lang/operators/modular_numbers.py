# A numeric type of its own: integers modulo a prime, with equality, hash, power and fractions.
from functools import total_ordering


@total_ordering
class Mod:
    __slots__ = ("value", "p")

    def __init__(self, value, p=17):
        self.value, self.p = value % p, p

    def _other(self, other):
        if isinstance(other, Mod):
            if other.p != self.p:
                raise ValueError(f"mod {self.p} and mod {other.p}")
            return other
        return Mod(other, self.p) if isinstance(other, int) else None

    def _make(function):
        def method(self, other):
            other = self._other(other)
            if other is None:
                return NotImplemented
            return Mod(function(self.value, other.value, self.p), self.p)
        return method

    __add__ = __radd__ = _make(lambda a, b, p: a + b)
    __mul__ = __rmul__ = _make(lambda a, b, p: a * b)
    __sub__ = _make(lambda a, b, p: a - b)
    __rsub__ = _make(lambda a, b, p: b - a)
    __truediv__ = _make(lambda a, b, p: a * pow(b, -1, p))
    __rtruediv__ = _make(lambda a, b, p: b * pow(a, -1, p))
    del _make

    def __pow__(self, n):
        return Mod(pow(self.value, n, self.p), self.p)

    def __eq__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else self.value == other.value

    def __lt__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else self.value < other.value

    def __hash__(self):
        return hash(self.value)

    def __int__(self):
        return self.value

    __index__ = __int__

    def __bool__(self):
        return self.value != 0

    def __repr__(self):
        return f"{self.value}~{self.p}"


a, b = Mod(5), Mod(14)
print(a + b, a - b, a * b, a / b, 1 / a, 20 - a, 3 * a, -1 + a)
print(a ** 2, a ** -1, a ** 16, a ** 0, [Mod(3) ** k for k in range(6)])
print(a == 5, 5 == a, a == 22, a == 5.0, a != b, a in {5: "five"}, {5, Mod(5), 22, Mod(22)})
print(a < b, a >= 5, 3 < a, max(a, b, Mod(16)), sorted([b, a, Mod(0)]), bool(Mod(34)))
print(sum([a, b, a]), int(b), hex(b), range(20)[b], "ab" * Mod(2), bin(Mod(-1)))
a += 15
print(a, all(Mod(x) * (1 / Mod(x)) == 1 for x in range(1, 17)))
print("squares:", sorted({Mod(x) ** 2 for x in range(1, 17)}))
for wrong in lambda: a + 0.5, lambda: a < "x", lambda: a + Mod(1, 7), lambda: 1 / Mod(0), lambda: a ** b ** 2 // 1:
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
