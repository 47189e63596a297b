# What is plain and what is not must come out alike: digits, exponents, contexts, formats, subclasses.
import decimal
from decimal import Context, Decimal, FloatOperation, Inexact, InvalidOperation, getcontext, localcontext


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__)


NUMBERS = [
    Decimal(text)
    for text in (
        "0", "-0", "0.00", "-0E+3", "1", "-1", "1.10", "2.5", "-3.5", "7", "1E+3", "123.456", "-123.456", "1E-10", "0.1",
        "99999999999999999999", "0.0000001", "12345678901234567890123456789012345678", "NaN", "Infinity", "-Infinity",     )
]
print("alone")
for number in NUMBERS:
    row = [repr(number), str(number)]
    for operation in (lambda: -number, lambda: +number, lambda: abs(number), lambda: bool(number), lambda: round(number, 1), lambda: number.sqrt()):
        try:
            row.append(str(operation()))
        except decimal.DecimalException as error:
            row.append(type(error).__name__)
    for operation in (lambda: int(number), lambda: float(number), lambda: round(number), lambda: hash(number) % 1000007):
        if number.is_nan() or abs(number.adjusted()) > 1000:
            row.append("-")
            continue
        try:
            row.append(str(operation()))
        except (ValueError, OverflowError) as error:
            row.append(type(error).__name__)
    print(*row)
print(abs(Decimal("-1.23456789012345678901234567890123"), ).__class__.__name__)
print(hash(Decimal("2.50")) == hash(2.5), hash(Decimal(10) ** 20) == hash(10**20), hash(Decimal("-1")) == hash(-1))
print("pairs")
for a in NUMBERS:
    row = []
    for b in NUMBERS:
        for operation in (lambda: a + b, lambda: a - b, lambda: a * b, lambda: a / b, lambda: a // b, lambda: a % b, lambda: a < b, lambda: a == b):
            try:
                row.append(str(operation()))
            except decimal.DecimalException as error:
                row.append(type(error).__name__[:3])
    print(" ".join(row))
print("powers")
for base in ("1.05", "-2", "3", "0.5", "10", "100", "0", "1.1"):
    print(*[Decimal(base) ** power for power in (1, 2, 3, 10, 20, 99)], Decimal(base) ** 2 if base == "0" else Decimal(base) ** -2)
attempt(pow, Decimal(7), 3, 5)
attempt(pow, Decimal(2), Decimal("0.5"))
print("roots")
for text in ("2", "4", "0.25", "1E+3", "12345.6789", "100", "1E-7", "152399025", "0.0000000000001"):
    print(Decimal(text).sqrt(), end=" ")
print()
print("formats")
for text in ("0", "-0.005", "1234567.456", "-1234567.5", "0.256", "1E+3", "0E+3", "12.50", "1E-8", "NaN", "Infinity", "99.995"):
    for spec in ("", ".2f", "15,.2f", "<15.1f", "^15", "+.0f", "010.1f", "010,.1f", "*>12.2f", "=+12.2f", ".1%", "e", ".3e", "g", ".4", " .2f", "z.1f", "F"):
        try:
            print(f"[{format(Decimal(text), spec)}]", end=" ")
        except ValueError as error:
            print("ValueError", end=" ")
    print()
attempt(format, Decimal(1), "q")
attempt(format, Decimal(1), "<010")
print("contexts")
with localcontext() as context:
    context.prec = 5
    print(Decimal(1) / 3, Decimal("1.23456789") + 0, -Decimal("1.23456789"), Decimal(2).sqrt(), Decimal("1.1") ** 5, bool(context.flags[Inexact]))
    context.clear_flags()
    print(Decimal("1.5") * 2, bool(context.flags[Inexact]), Decimal(10) % 3, round(Decimal("2.675"), 2))
    for rounding in ("ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"):
        context.rounding = rounding
        print(rounding, Decimal(2) / 3, -Decimal("0.000"), f"{Decimal('2.345'):.2f}", f"{Decimal('-2.345'):.2f}", round(Decimal("2.345"), 2), Decimal(1) - 1)
    context.traps[Inexact] = True
    attempt(lambda: Decimal(1) / 3)
    attempt(lambda: Decimal(2).sqrt())
    context.traps[Inexact] = False
    context.flags[FloatOperation] = False
    print(Decimal(0.1), Decimal(2.5), Decimal(-0.0), Decimal(1e22), Decimal(5e-324) == 5e-324, bool(context.flags[FloatOperation]))
    context.traps[FloatOperation] = True
    attempt(Decimal, 0.5)
    context.prec = 40
    context.traps[FloatOperation] = False
    print(Decimal(2).sqrt(), Decimal(1) / 7, Decimal("1234567890123456789012345678901234567890") + 1)
    context.Emax = 3
    attempt(lambda: Decimal(999) * 999)
print(Decimal(1).quantize(Decimal("0.01")), Decimal("2.675").quantize(Decimal("0.01"), rounding="ROUND_UP"), Decimal(5).quantize(Decimal("1E+1")))
attempt(lambda: Decimal(10**30).quantize(Decimal("0.01")))
print(Decimal("1.5").__add__(Decimal(1), Context(prec=1)) if hasattr(decimal, "_nothing") else Context(prec=1).add(Decimal("1.55"), Decimal(1)))
class Money(Decimal):
    pass
print(Money("1.5") + 1, type(Money("1.5") + 1).__name__, Money("1.5") == Decimal("1.5"), Money("2") > 1, f"{Money('3'):.1f}", sum([Money(1), Money(2)]))
print("two copies")
import sys
for name in ("decimal", "_decimal", "_pydecimal"):
    sys.modules.pop(name, None)
import decimal as second
print(type(Decimal(1) + 1) is Decimal, type(second.Decimal(1) + 1) is second.Decimal, second.Decimal("1.10") + 1, Decimal("1.10") + 1)
