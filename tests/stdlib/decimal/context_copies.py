"""Copies of contexts are independent of what they were copied from."""
import copy
import decimal
from decimal import Context, Decimal, getcontext, localcontext, setcontext

c = getcontext()
d = c.copy()
d.prec, d.rounding, d.capitals = 5, decimal.ROUND_UP, 0
d.flags[decimal.Inexact] = True
d.traps[decimal.Inexact] = True
print(c.prec, c.rounding, int(c.flags[decimal.Inexact]), int(c.traps[decimal.Inexact]))
print(d.prec, d.rounding, int(d.flags[decimal.Inexact]), int(d.traps[decimal.Inexact]))
e = copy.copy(d)
print(e.prec, e.rounding, e.capitals, e.Emin, e.Emax, e.clamp, e is d)
with localcontext() as inner:
    inner.prec = 3
    print(Decimal(1) / 7, getcontext() is inner)
    with localcontext(prec=7) as innermost:
        print(Decimal(1) / 7)
    print(Decimal(1) / 7)
print(Decimal(1) / 7)
for name, value in (("prec", 0), ("Emin", 1), ("Emax", -1), ("rounding", "x"), ("clamp", 2)):
    try:
        setattr(c.copy(), name, value)
    except (TypeError, ValueError) as x:
        print(type(x).__name__)


class Derived(Context):
    pass


f = Derived(prec=9)
print(f.prec, type(f.copy()).__name__ in ("Context", "Derived"), f.copy().prec)
setcontext(d)
try:
    Decimal(1) / 3
except decimal.Inexact:
    print("trapped")
