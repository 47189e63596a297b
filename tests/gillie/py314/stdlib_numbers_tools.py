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

# What 3.14 says:
# expect: 3.30 0.1428571428571428571428571429 1E+3 0.1000000000000000055511151231257827021181583404541015625 3.14 2.68 1.414213562373095048801688724 -0 NaN 2 -2 True True DecimalTuple(sign=0, digits=(1, 2, 5), exponent=-1) 1,234.50 81
# expect: 0.33333 1.4142
# expect: DivisionByZero [<class 'decimal.DivisionByZero'>]
# expect: InvalidOperation [<class 'decimal.ConversionSyntax'>]
# expect: TypeError unsupported operand type(s) for +: 'decimal.Decimal' and 'fl
# expect: ZeroDivisionError Fraction(1, 0)
# expect: ValueError Invalid literal for Fraction: 'x'
# expect: StatisticsError mean requires at least one data point
# expect: StatisticsError no mode for empty data
# expect: 1/2 1/2 3/2 2 5/3 1/4 True 0.25 3 4/3 0.5 4 0.333 True
# expect: 2.5 2 a 1.290994 0.6666666666666666 [1.5, 3.0, 4.5] 2.0 1.3333333333333333 ['a', 'b'] 2 True True True True True
