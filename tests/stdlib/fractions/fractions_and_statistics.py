# Exact fractions and the statistics over them and other numbers
import statistics as st
from decimal import Decimal
from fractions import Fraction as F
import math

print(F("3/4") + F("0.125"), F("-1.5e-2"), F(1.5), F(Decimal("0.1")), F(0.1).limit_denominator(100), F(math.pi).limit_denominator(1000))
print(F(7, -3), abs(F(-7, 3)), round(F(7, 2)), round(F(22, 7), 2), math.floor(F(-7, 3)), math.ceil(F(-7, 3)), math.trunc(F(-7, 3)), divmod(F(7, 2), F(2, 3)))
print(F(4, 9) ** F(1, 2), F(2, 3) ** -3, F(-2, 3) ** -2, 2 ** F(3), F(1, 2) + 0.5, F(1, 3) * 1j, F(1, 3) == 1 / 3, F(1, 2) == 0.5, hash(F(5)) == hash(5))
print(F(3, 2).as_integer_ratio(), F(6, 3).is_integer(), sorted([F(1, 3), 0.3, Decimal("0.25") < 1, F(1, 4)]), F(10, 4) // 1, -F(7, 2) % 2)
print(f"{F(22, 7):.5f} {F(22, 7):>12.3e} {F(-1, 3):+010.3f} {F(12345678, 10):,.1f} {F(1, 8):.1%} {F(3, 1):>4}|{F(1, 3):_^9}")
for wrong in (lambda: F(1, 0), lambda: F("1/0"), lambda: F("one"), lambda: F(1.5, 2), lambda: F(float("nan")), lambda: F(1, 3) < 1j, lambda: f"{F(1):d}"):
    try:
        print(wrong())
    except (ZeroDivisionError, ValueError, TypeError) as error:
        print(type(error).__name__, error)


def continued(x):
    while True:
        yield (n := math.floor(x))
        if (x := x - n) == 0:
            return
        x = 1 / x


print(list(continued(F(415, 93))), sum(F(1, n) for n in range(1, 11)))
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.mean(data), st.fmean(data, weights=range(8)), st.median(data), st.median_low(data), st.median_high(data), st.median_grouped(data))
print(st.pstdev(data), st.pvariance(data), round(st.stdev(data), 6), st.variance([F(1, 2), F(3, 2), F(5, 2)]), st.mean([F(1, 3), F(1, 6)]))
print(st.mean([Decimal("0.1"), Decimal("0.2")]), st.mode("aabbb"), st.multimode("aabbc"), st.harmonic_mean([40, 60], weights=[1, 3]), round(st.geometric_mean([54, 24, 36]), 9))
print(st.quantiles(data, n=4), st.quantiles(range(1, 10), n=3, method="inclusive"))
x, y = [1, 2, 3, 4, 5], [2.1, 3.9, 6.2, 7.8, 10.1]
slope, intercept = st.linear_regression(x, y)
print(round(slope, 6), round(intercept, 6), round(st.correlation(x, y), 6), round(st.covariance(x, y), 6), round(st.correlation(x, [1, 4, 9, 16, 25], method="ranked"), 6))
n = st.NormalDist(100, 15)
print(n, n + 5, n * 2, round(n.cdf(115), 6), round(n.inv_cdf(0.9), 6), [round(q, 4) for q in n.quantiles(3)], round(n.overlap(st.NormalDist(110, 10)), 6), n.zscore(130))
for wrong in (lambda: st.mean([]), lambda: st.stdev([1]), lambda: st.mode([]), lambda: st.quantiles([1, 2], n=0), lambda: st.geometric_mean([]), lambda: st.mean(["a"])):
    try:
        print(wrong())
    except (st.StatisticsError, TypeError) as error:
        print(type(error).__name__, error)
