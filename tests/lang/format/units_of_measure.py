# Quantities with units: their dimension follows from the arithmetic, __format__ chooses the unit.
UNITS = {"m": (1, 0), "km": (1000, 0), "cm": (0.01, 0), "s": (0, 1), "min": (0, 60), "h": (0, 3600)}


class Quantity:
    def __init__(self, amount, length=0, time=0):
        self.amount, self.length, self.time = amount, length, time

    @classmethod
    def of(cls, amount, unit):
        length, time = UNITS[unit]
        return cls(amount * (length or time), int(bool(length)), int(bool(time)))

    def _same(self, other):
        if (self.length, self.time) != (other.length, other.time):
            raise TypeError(f"cannot add {self!s} and {other!s}")

    def __add__(self, other):
        self._same(other)
        return Quantity(self.amount + other.amount, self.length, self.time)

    def __mul__(self, other):
        if isinstance(other, Quantity):
            return Quantity(self.amount * other.amount, self.length + other.length, self.time + other.time)
        return Quantity(self.amount * other, self.length, self.time)

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, Quantity):
            return self * Quantity(1 / other.amount, -other.length, -other.time)
        return self * (1 / other)

    def __str__(self):
        powers = [(n, p) for n, p in (("m", self.length), ("s", self.time)) if p]
        return f"{self.amount:g} " + "·".join(n if p == 1 else f"{n}^{p}" for n, p in powers)

    def __repr__(self):
        return f"Quantity({self.amount!r}, {self.length}, {self.time})"

    def __format__(self, spec):
        number, bar, unit = spec.rpartition("|")
        if not bar:
            return format(str(self), spec)
        factor = 1
        top, _, below = unit.partition("/")
        factor *= sum(UNITS[top])
        if below:
            factor /= sum(UNITS[below])
        return format(self.amount / factor, number) + " " + unit


distance, duration = Quantity.of(42.195, "km"), Quantity.of(2, "h") + Quantity.of(5, "min")
speed = distance / duration
print(distance, duration, speed, sep="; ")
print(repr(distance), [duration])
print(f"{speed:.2f|km/h} {speed:8.3f|m/s} {speed:+.0e|cm/min} {distance:,.1f|cm}")
print(f"{duration:*^12}|{duration:>12}|{duration!r:>30}|{duration!s:.3}")
print("{0:.1f|{unit}} {0:{width}.{digits}f|km}".format(distance, unit="km", width=10, digits=3))
for unit in "m", "km":
    print(f"{distance:_.0f|{'%s' % unit}}")
print(f"{3 * distance:.3f|km}", distance * distance, duration / duration, 1 * speed / duration)
for wrong in lambda: distance + duration, lambda: f"{distance:.1f|mile}", lambda: f"{distance:q}", lambda: f"{distance:.2q|m}":
    try:
        print(wrong())
    except (TypeError, KeyError, ValueError) as error:
        print(type(error).__name__, error)
