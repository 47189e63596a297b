# decimal, fractions, statistics, numbers.
from decimal import *
from fractions import Fraction as F
import statistics as st, numbers
print(Decimal("1.10") + Decimal("2.2"), Decimal(1) / 7, Decimal("1e3"), Decimal(0.1), Decimal("3.14159").quantize(Decimal("0.01")), round(Decimal("2.675"), 2), Decimal(2).sqrt(), Decimal("-0"), Decimal("NaN"), Decimal(5) // 2, Decimal(-5) % 3, Decimal("1.0") == 1, hash(Decimal(1)) == hash(1), Decimal("12.5").as_tuple(), f"{Decimal('1234.5'):,.2f}", Decimal(3) ** 4)
with localcontext() as c: c.prec = 5; print(Decimal(1) / 3, Decimal(2) ** Decimal("0.5"))
for f in (lambda: Decimal(1) / 0, lambda: Decimal("x"), lambda: Decimal(1) + 1.5, lambda: F(1, 0), lambda: F("x"), lambda: st.mean([]), lambda: st.mode([])):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:60])
print(F(3, 6), F("1/3") + F(1, 6), F(1.5), F(7, 3) // 1, F(-7, 3) % 2, F(1, 2) ** 2, F(1, 2) < 0.6, float(F(1, 4)), F(22, 7).limit_denominator(3), F(1, 3) + 1, F(1, 3) * 1.5, round(F(7, 2)), f"{F(1, 3):.3f}", F(0.1).denominator > 10); print(st.mean([1, 2, 3, 4]), st.median([3, 1, 2]), st.mode("aab"), round(st.stdev([1, 2, 3, 4]), 6), st.pvariance([1, 2, 3]), st.quantiles([1, 2, 3, 4, 5]), st.fmean([1.5, 2.5]), st.harmonic_mean([1, 2]), st.multimode("aabb"), st.median_low([1, 2, 3, 4]), isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(F(1), numbers.Rational), isinstance(1j, numbers.Complex), isinstance(Decimal(1), numbers.Number))
