# Money with decimal: interest, rounding rules, splitting a bill without losing a cent.
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, InvalidOperation, getcontext, localcontext

CENT = Decimal("0.01")


def split(amount, shares):
    """Parts in proportion; the first ones get the cents that are left."""
    total = sum(shares)
    parts = [(amount * share / total).quantize(CENT, ROUND_DOWN) for share in shares]
    rest = int((amount - sum(parts)) / CENT)
    return [part + CENT * (at < rest) for at, part in enumerate(parts)]


for amount, shares in (("100.00", (1, 1, 1)), ("0.05", (3, 2, 2)), ("19.99", (50, 30, 20)), ("1e3", (7, 11))):
    parts = split(Decimal(amount), shares)
    print(amount, *parts, sum(parts) == Decimal(amount))

balance = Decimal("1000")
for year in range(1, 6):
    balance *= Decimal("1.0375")
    print(year, balance, balance.quantize(CENT, ROUND_HALF_EVEN))

for text in ("2.675", "2.665", "-0.125", "1E+2", "0.005"):
    number = Decimal(text)
    print(text, number.quantize(CENT, ROUND_HALF_UP), number.quantize(CENT, ROUND_HALF_EVEN), number.normalize())

with localcontext() as context:
    context.prec = 5
    print(Decimal(1) / Decimal(7), getcontext().prec)
print(Decimal(1) / Decimal(7), f"{Decimal('1234567.891'):,.2f} {Decimal('0.0000012'):e} {Decimal('12'):>8.1f}|")
for wrong in ("12,50", "", "1.2.3"):
    try:
        Decimal(wrong)
    except InvalidOperation as error:
        print(repr(wrong), type(error).__name__, error.args[0])
print(Decimal("0.1") + Decimal("0.2") == Decimal("0.3"), Decimal(0.1) == Decimal("0.1"), Decimal("3") == 3.0)
print(max(Decimal("2"), 1.5, 3), sorted([Decimal("1.5"), 1, 2.25]), hash(Decimal("1.0")) == hash(1))
