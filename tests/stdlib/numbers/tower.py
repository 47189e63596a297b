# numbers: the tower of abstract numbers, registration, and a number type of one's own.
import math
import numbers
import operator
from decimal import Decimal
from fractions import Fraction

for value in [1, True, 1.5, 2j, Fraction(1, 3), Decimal("1.5"), "1"]:
    print(repr(value), [kind.__name__ for kind in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral) if isinstance(value, kind)])
print(issubclass(bool, numbers.Integral), [kind.__mro__[1].__name__ for kind in (numbers.Integral, numbers.Rational, numbers.Real, numbers.Complex)])


class Money(numbers.Rational):
    """An amount in cents."""

    def __init__(self, cents):
        self.cents = cents

    numerator = property(lambda self: self.cents // math.gcd(self.cents, 100))
    denominator = property(lambda self: 100 // math.gcd(self.cents, 100))

    def _of(self, other, operation, reflected=False):
        if isinstance(other, Money):
            other = Fraction(other.numerator, other.denominator)
        if not isinstance(other, numbers.Rational):
            return NotImplemented
        own = Fraction(self.cents, 100)
        return operation(other, own) if reflected else operation(own, other)

    def __repr__(self):
        return f"Money({self.cents})"


for name in "add mul truediv floordiv mod pow".split():
    operation = getattr(operator, name)
    setattr(Money, f"__{name}__", lambda self, other, operation=operation: self._of(other, operation))
    setattr(Money, f"__r{name}__", lambda self, other, operation=operation: self._of(other, operation, True))
for name in "eq lt le".split():
    operation = getattr(operator, name)
    setattr(Money, f"__{name}__", lambda self, other, operation=operation: self._of(other, operation))
Money.__hash__ = lambda self: hash(Fraction(self.cents, 100))
for name, function in {"__neg__": lambda s: Money(-s.cents), "__pos__": lambda s: s, "__abs__": lambda s: Money(abs(s.cents)), "__trunc__": lambda s: math.trunc(s.cents / 100), "__floor__": lambda s: s.cents // 100, "__ceil__": lambda s: -(-s.cents // 100), "__round__": lambda s, n=None: round(Fraction(s.cents, 100), n)}.items():
    setattr(Money, name, function)
print(sorted(Money.__abstractmethods__))
Money.__abstractmethods__ = frozenset()
price = Money(1999)
print(price, price + 1, 1 + price, price * Money(200), price - 3, 10 - price, -price, abs(Money(-5)), price / 2, price // 3, price % 7, price ** 2)
print(float(price), complex(price), bool(Money(0)), bool(price), math.floor(price), math.ceil(price), math.trunc(price), round(price), round(price, 1))
print(price == Fraction(1999, 100), price < 20, price > Money(5), {price: 1}[Fraction(1999, 100)], price.real, price.imag, price.conjugate(), price.numerator, price.denominator, divmod(price, 3), divmod(100, price))
for action in [lambda: numbers.Number(), lambda: numbers.Integral(), lambda: hash(numbers.Number), lambda: price + "x", lambda: type("Half", (numbers.Real,), {})()]:
    try:
        result = action()
        print(type(result).__name__)
    except TypeError as error:
        print("TypeError", str(error)[:90])


class Outside:
    pass


numbers.Number.register(Outside)
print(isinstance(Outside(), numbers.Number), isinstance(Outside(), numbers.Complex))
