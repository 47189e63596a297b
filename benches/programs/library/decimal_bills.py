"""Telephone bills with decimal numbers, and contexts of their own."""
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal, localcontext

rates, cents, tax, distance = [Decimal("0.0013"), Decimal("0.00894")], Decimal("0.01"), Decimal("0.0675"), Decimal("0.0341")
total = Decimal(0)
for i in range(60000):
    price = (Decimal(i * 37 % 9999) * rates[i & 1]).quantize(cents, ROUND_HALF_EVEN)
    total += price + (price * tax).quantize(cents, ROUND_DOWN)
    if i & 1:
        total += (price * distance).quantize(cents, ROUND_DOWN)
for i in range(10000):
    with localcontext() as context:
        context.prec = 10
        total += Decimal(i) / 7
print(total)
