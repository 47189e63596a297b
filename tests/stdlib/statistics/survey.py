# statistics: every function, over ints, floats, fractions and decimals, and what has no answer.
import random
import statistics
from decimal import Decimal
from fractions import Fraction

samples = {
    "ints": [1, 2, 2, 3, 4, 7, 9], "floats": [2.5, -1.25, 0.0, 19.75, 3.125], "fractions": [Fraction(1, 2), Fraction(3, 4), Fraction(5, 8)],
    "decimals": [Decimal("0.5"), Decimal("0.75"), Decimal("0.625"), Decimal("0.375")], "large": [1e15, 1e15 + 1, 1e15 + 2],
}
for name, data in samples.items():
    print(name, statistics.mean(data), statistics.fmean(data), statistics.median(data), statistics.median_low(data), statistics.median_high(data))
    print(statistics.pvariance(data), statistics.variance(data), statistics.pstdev(data), statistics.stdev(data), statistics.median_grouped(data))
    print(statistics.quantiles(data), statistics.quantiles(data, n=10, method="inclusive"), statistics.multimode(data), statistics.mode(data))
print(statistics.geometric_mean([54, 24, 36]), statistics.harmonic_mean([40, 60]), statistics.harmonic_mean([40, 60], weights=[5, 30]), statistics.fmean([3, 4], weights=[1, 3]))
print(statistics.mode(["red", "blue", "red"]), statistics.multimode("aabbc"), statistics.multimode([]), statistics.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5], interval=2))
print(statistics.variance([2, 4, 6], xbar=4), statistics.pvariance([2, 4, 6], mu=4), statistics.stdev([1, 3], xbar=2))
x, y = [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 1, 2, 3, 1, 2, 3]
print(statistics.covariance(x, y), statistics.correlation(x, x[::-1]), statistics.correlation(x, [a**3 for a in x], method="ranked"), statistics.linear_regression(x, [2 * a + 1 for a in x]), statistics.linear_regression(x, y, proportional=True))
normal = statistics.NormalDist(100, 15)
print(normal, normal.mean, normal.median, normal.mode, normal.stdev, normal.variance, normal.pdf(110), normal.cdf(110), normal.inv_cdf(0.9), normal.zscore(130), normal.quantiles(4))
print(normal + 5, normal - 5, normal * 2, normal / 3, -normal, 2 * normal, normal + statistics.NormalDist(1, 2), normal.overlap(statistics.NormalDist(110, 15)), normal == statistics.NormalDist(100, 15), hash(normal) == hash(statistics.NormalDist(100, 15)))
print(statistics.NormalDist.from_samples([1, 2, 3, 4]), [round(v, 6) for v in normal.samples(3, seed=5)])
density = statistics.kde([1, 2, 2, 5], h=1.5)
print([round(density(at), 9) for at in (0, 2, 4)], round(statistics.kde([1, 2], h=1, kernel="triangular", cumulative=True)(1.5), 9))
random.seed(3)
print(statistics.quantiles([random.gauss(0, 1) for _ in range(1000)], n=4))
for action in [
    lambda: statistics.mean([]), lambda: statistics.median([]), lambda: statistics.mode([]), lambda: statistics.variance([1]), lambda: statistics.stdev([]), lambda: statistics.pvariance([]),
    lambda: statistics.quantiles([1]), lambda: statistics.quantiles([]), lambda: statistics.quantiles([1, 2], n=0), lambda: statistics.quantiles([1, 2], method="x"),
    lambda: statistics.harmonic_mean([-1]), lambda: statistics.geometric_mean([0, -1]), lambda: statistics.fmean([]), lambda: statistics.fmean([1], weights=[1, 2]), lambda: statistics.mean(["a"]), lambda: statistics.mean([1, None]),
    lambda: statistics.correlation([1, 2], [3]), lambda: statistics.correlation([1, 1], [2, 3]), lambda: statistics.linear_regression([1], [1]), lambda: statistics.NormalDist(0, -1), lambda: statistics.NormalDist(0, 0).pdf(1), lambda: normal.inv_cdf(0), lambda: statistics.NormalDist.from_samples([1]), lambda: statistics.kde([], h=1), lambda: statistics.kde([1], h=0), lambda: statistics.kde([1], h=1, kernel="no"),
]:
    try:
        print(action())
    except (statistics.StatisticsError, TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)
