"""Numbers and contexts at the ends of their ranges; what the module in C can and the one in Python cannot."""
import copy
import decimal
import locale
import pickle
from decimal import *
from fractions import Fraction


def show(what, make):
    try:
        print(what, "->", make())
    except Exception as e:
        print(what, "->", type(e).__name__, e)


print(MAX_PREC, MAX_EMAX, MIN_EMIN, MIN_ETINY, decimal.__version__, decimal.__libmpdec_version__)

# With as many digits as there can be, what is exact is exact.
with localcontext(Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)) as c:
    show("7/2", lambda: Decimal(7) / 2)
    show("1/3", lambda: Decimal(1) / 3)
    show("sqrt", lambda: (Decimal(144).sqrt(), Decimal("1.44").sqrt()))
    show("sqrt of 2", lambda: Decimal(2).sqrt())
    show("power", lambda: (Decimal(2) ** 200, Decimal("1.1") ** 40))
    show("sums", lambda: Decimal("1e50") + Decimal("1e-50"))
    show("far apart", lambda: Decimal("1e999999999999999") + 1)
    show("exp", lambda: (Decimal(0).exp(), Decimal(1).ln(), Decimal(1000).log10()))
    show("division", lambda: (Decimal(10) ** 60 // 7, Decimal(10) ** 60 % 7, divmod(Decimal(10) ** 40, 3)))
    show("limits", lambda: (Decimal("1e999999999999999999"), Decimal("1e-1999999999999999997"), c.Etiny(), c.Etop()))
    show("overflow", lambda: Decimal("1e999999999999999999") * 10)
    show("next", lambda: Decimal(1).next_plus())
    show("quantize", lambda: Decimal("1.5").quantize(Decimal("1e-40")))
    show("int", lambda: int(Decimal("1e999999999999999999")))
    show("format", lambda: format(Decimal("1e999999999999999999"), "f"))
    show("widths", lambda: format(Decimal(1), "999999999999999999"))
show("too large", lambda: Decimal("1e1000000000000000000"))

# Long numbers.
with localcontext(prec=3000) as c:
    for name, number in [("exp", Decimal(1).exp()), ("ln", Decimal(3).ln()), ("log10", Decimal(7).log10()),
                         ("sqrt", Decimal(2).sqrt()), ("power", Decimal(2) ** Decimal("0.5")), ("third", Decimal(1) / 3)]:
        text = str(number)
        print(name, text[:30], text[-20:], len(text), number == Decimal(text), hash(number) == hash(Decimal(text)))
    long = Decimal(2).sqrt()
    print(str(long * long)[:20], (long * long).quantize(Decimal("1e-20")), long - long, str(long.normalize())[-9:])
    print(str(long.scaleb(5).to_integral_value()), str(long.rotate(1500))[:20], str(long.shift(-2990)))
    print(Decimal("1" + "0" * 2500).normalize(), Decimal("9" * 2500) + 1 == Decimal(10) ** 2500, Decimal(5) ** -100)

# Conversions, comparisons and hashes across types.
half = Decimal("0.5")
print(half == 0.5 == Fraction(1, 2) == half, hash(half) == hash(0.5) == hash(Fraction(1, 2)), half < Fraction(2, 3), half == 0.5 + 0j)
print(Decimal(10 ** 400) == 10 ** 400, hash(Decimal(10 ** 400)) == hash(10 ** 400), Decimal("-1e5") == -100000)
print(getcontext().flags[FloatOperation], Decimal.from_float(0.1), Decimal(True))
print(Decimal("٣٫١".replace("٫", ".")), Decimal(" 1_000.5 "), Decimal((1, (1, 2), -1)), Decimal((0, (), "F")))

# Copies and pickles.
class Money(Decimal):
    pass


money = Money("1.50")
for number in (money, Decimal("-sNaN12"), Decimal("-0E-7"), Decimal("9" * 50)):
    for protocol in range(6):
        again = pickle.loads(pickle.dumps(number, protocol))
        assert repr(again) == repr(number) and type(again) is type(number)
print(type(money + 1), type(copy.copy(money)), copy.deepcopy(money) is money, type(Money.from_float(1.5)), Money(money))
again = pickle.loads(pickle.dumps(Context(prec=5, traps=[Inexact], flags=[Rounded], capitals=0, clamp=1)))
print(again, copy.copy(again))

# The mini-language, with a locale's words given.
words = {"decimal_point": ",", "thousands_sep": ".", "grouping": "\3\2\0"}
for spec in ("n", "020n", ">20n", ".3n", "E", "%"):
    print(repr(Decimal("1234567.891").__format__(spec, words)))
for words in ({"decimal_point": ""}, {"grouping": 5}, {"decimal_point": "....."}, 5):
    show(words, lambda: Decimal(1).__format__("n", words))
for spec in ("", "g", ".0f", "z.1f", "+,.2f", "015,.2f", "=+12", "\x00^9", "é>9", "#.3", "x", "08.3e", ".400f"):
    show(repr(spec), lambda: repr(format(Decimal("-1234.5"), spec)))

# Mappings of signals.
c = Context()
print(c.flags is c.flags, c.traps == Context().traps, c.flags == c.traps, sorted(map(str, c.traps.copy()))[:2], len(c.flags))
c.flags[Inexact] = 5
print(c.flags[Inexact], list(c.flags.values()).count(True), c)
del c
flags = Context(flags=[Clamped]).flags
print(flags[Clamped])
