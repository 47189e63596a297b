# cmath: every function on the plane's usual and unusual points.
import cmath
import math

points = [0j, 1 + 0j, -1 + 0j, 1j, -1j, 3 - 4j, -0.5 + 0.25j, complex(-0.0, 0.0), complex(1e308, 1e308), complex(1e-310, -1e-310)]
odd = [complex(math.inf, 0), complex(-math.inf, 1), complex(0, math.inf), complex(math.nan, 1), complex(1, math.nan), complex(math.inf, math.nan)]
names = "acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh".split()
for name in names:
    function = getattr(cmath, name)
    for point in points + odd:
        try:
            print(name, point, function(point))
        except (ValueError, OverflowError) as error:
            print(name, point, type(error).__name__, error)
for point in points + odd:
    print(point, cmath.phase(point), cmath.isfinite(point), cmath.isinf(point), cmath.isnan(point))
    try:
        print(cmath.polar(point))
    except OverflowError as error:
        print(error)
print(cmath.rect(2, math.pi / 3), cmath.rect(-1, 0), cmath.rect(math.inf, 1), cmath.rect(0, math.inf) if False else "")
print(cmath.log(-1), cmath.log(8, 2), cmath.log(1j, 1 + 1j), cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nanj)
print(cmath.isclose(1 + 1e-10j, 1), cmath.isclose(1, 1.1, rel_tol=0.2), cmath.isclose(1j, 0, abs_tol=1), cmath.isclose(math.inf, math.inf))


class Half:
    def __complex__(self):
        return 0.5 + 0.5j


class Index:
    def __index__(self):
        return 4


print(cmath.sqrt(Half()), cmath.sqrt(Index()), cmath.sqrt(-4), cmath.exp(True))
for action in [
    lambda: cmath.sqrt("1"),
    lambda: cmath.log(0),
    lambda: cmath.log(2, 0),
    lambda: cmath.rect(1, math.inf),
    lambda: cmath.isclose(1, 1, rel_tol=-1),
    lambda: cmath.log(),
    lambda: cmath.exp(1000),
    lambda: cmath.atanh(1),
    lambda: cmath.sqrt(1, 2),
    lambda: cmath.polar([]),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
roots = [cmath.rect(1, 2 * cmath.pi * k / 5) for k in range(5)]
print([f"{root:.4f}" for root in roots], abs(sum(roots)) < 1e-12)
