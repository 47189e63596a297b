"""Decimal.normalize: plain numbers, zeros, what has to be rounded, limits of the context."""
from decimal import Context, Decimal, Inexact, InvalidOperation, Rounded, getcontext, localcontext

for text in ("0", "-0", "0.000", "0E+10", "-0E-5", "1", "100", "-1200", "1.200", "-2.0", "12345.67000", "1E+5", "10E-7",
             "1" + "0" * 27, "1" + "0" * 28, "123456789012345678901234567890", "9" * 29, "Infinity", "-Infinity", "NaN", "1E-1000030"):
    number = Decimal(text)
    print(repr(number.normalize()), end=" ")
    with localcontext(Context(prec=3)) as context:
        print(repr(number.normalize()), bool(context.flags[Inexact]), bool(context.flags[Rounded]), end=" ")
    for clamp in (0, 1):
        try:
            print(repr(number.normalize(Context(prec=5, Emax=6, Emin=-6, clamp=clamp))), end=" ")
        except ArithmeticError as error:
            print(type(error).__name__, end=" ")
    print()
try:
    Decimal("sNaN").normalize()
except InvalidOperation as error:
    print(type(error).__name__)
with localcontext() as context:
    context.traps[Inexact] = True
    try:
        Decimal("1" * 30).normalize()
    except Inexact as error:
        print(type(error).__name__)
print(getcontext().normalize(Decimal("5.500")), Decimal(5).normalize(context=None), -Decimal("1.50"), abs(Decimal("-0")), +Decimal("-0.0"))
print(hash(Decimal("1.50").normalize()) == hash(1.5), Decimal("7.70").normalize().as_tuple())
