# A value type written as people write them.
from functools import total_ordering
@total_ordering
class Money:
    __slots__ = ("cents", "currency")
    rates = {("EUR", "USD"): 1.1, ("USD", "EUR"): 0.9}
    def __init__(self, amount, currency="EUR"):
        self.cents = round(amount * 100)
        self.currency = currency
    @classmethod
    def parse(cls, text):
        amount, currency = text.split()
        return cls(float(amount), currency)
    @property
    def amount(self): return self.cents / 100
    def to(self, currency):
        if currency == self.currency: return self
        return Money(self.amount * self.rates[self.currency, currency], currency)
    def __add__(self, other):
        if other == 0: return self
        if not isinstance(other, Money): return NotImplemented
        return Money(self.amount + other.to(self.currency).amount, self.currency)
    __radd__ = __add__
    def __mul__(self, k): return Money(self.amount * k, self.currency) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -other
    def __truediv__(self, other): return self.cents / other.to(self.currency).cents if isinstance(other, Money) else self * (1 / other)
    def __eq__(self, other): return isinstance(other, Money) and (self.cents, self.currency) == (other.cents, other.currency)
    def __lt__(self, other): return self.amount < other.to(self.currency).amount
    def __hash__(self): return hash((self.cents, self.currency))
    def __bool__(self): return self.cents != 0
    def __repr__(self): return f"Money({self.amount!r}, {self.currency!r})"
    def __format__(self, spec): return f"{self.amount:{spec or '.2f'}} {self.currency}"
    def __int__(self): return self.cents // 100
a, b = Money(10), Money.parse("5.5 USD")
print(a + b, b + a, a - b, 3 * a, a / 4, a / Money(2), -a, sum([a, a, b]), a > b, max(a, b), sorted([a, b, Money(1)]))
print(f"{a} {a:.0f} {b:>10.3f}", "{:08.2f}".format(a), {a: 1}[Money(10)], bool(Money(0)), int(Money(3.99)), a == 10, a != Money(10))
for f in (lambda: a + 1, lambda: a * "x", lambda: 1 - a, lambda: a.to("GBP"), lambda: a.other, lambda: setattr(a, "z", 1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
a += b
a *= 2
print(a)
