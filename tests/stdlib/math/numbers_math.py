"""math: ordinary values, special values, and the errors."""

import math

inf, nan = math.inf, math.nan


def show(function, *args, **keywords):
    try:
        result = function(*args, **keywords)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(function.__name__, *args, *keywords.items(), "->", result)


POINTS = [0.0, -0.0, 0.5, 1.0, -1.0, 2.5, -3.75, 10, 1e-10, 1e300, -1e300, inf, -inf, nan, True, 10**30]
for name in "acos acosh asin asinh atan atanh cos cosh degrees erf erfc exp exp2 expm1 fabs gamma lgamma log log10 log1p log2 radians sin sinh sqrt tan tanh ulp frexp modf isfinite isinf isnan ceil floor trunc".split():
    for x in POINTS:
        show(getattr(math, name), x)
for name in "atan2 copysign fmod pow remainder nextafter hypot isclose".split():
    for x in [0.0, -0.0, 1.0, -2.5, 7, inf, -inf, nan]:
        for y in [0.0, -0.0, 2, -0.5, 3.5, inf, nan]:
            show(getattr(math, name), x, y)
for args in [(2, 3, 4), (1e308, 10, 0), (inf, 0, 1), (0.1, 10, -1), (inf, 1, -inf), (nan, 1, 1)]:
    show(math.fma, *args)
for x, i in [(1.0, 10), (0.5, -1074), (1.0, 5000), (1.0, -10**40), (0.0, 10**40), (inf, 1)]:
    show(math.ldexp, x, i)
show(math.ldexp, 1.0, 1.0)
for n in [0, 1, 5, 20, 21, 30, -1]:
    show(math.factorial, n)
show(math.factorial, 1.0)
show(math.factorial, 2**64)
print(math.factorial(500) % (10**9 + 7))
for args in [(5, 2), (5, 0), (5, 6), (50, 25), (200, 100), (2**70, 3), (-1, 2), (5, -1), (2.5, 1)]:
    show(math.comb, *args)
    show(math.perm, *args)
show(math.perm, 7)
for args in [(), (12,), (12, 18), (-12, 18, 8), (0, 0), (10**30, 10**20 * 7), (1.5,)]:
    show(math.gcd, *args)
    show(math.lcm, *args)
for n in [0, 1, 15, 16, 2**62, 10**40, -1, 1.5]:
    show(math.isqrt, n)
show(math.fsum, [0.1] * 10)
show(math.fsum, [1e100, 1.0, -1e100, 1e-100])
show(math.fsum, [1e308, 1e308])
show(math.fsum, [inf, -inf])
show(math.fsum, [])
show(math.fsum, [1, "a"])
show(math.sumprod, [1, 2, 3], [4, 5, 6])
show(math.sumprod, [0.1] * 10, [0.3] * 10)
show(math.sumprod, [10, 0.5, True, 2**80], [3, 1e-20, 7, 2])
show(math.sumprod, [1, 2], [1])
show(math.prod, [1, 2.5, 3])
show(math.prod, [2, 3], start=0.5)
show(math.prod, [])
show(math.dist, (1, 2, 3), (4, 6, 3))
show(math.dist, [1], [1, 2])
show(math.hypot, 3, 4)
show(math.hypot, 1e200, 1e200)
show(math.hypot, 5e-324, 5e-324, 1e-320)
show(math.hypot)
show(math.log, 8, 2)
show(math.log, 10**400)
show(math.log, 10, 1)
show(math.log, 0)
show(math.log, "a")
show(math.nextafter, 1.0, 2.0, steps=10)
show(math.nextafter, 1.0, 2.0, steps=-1)
show(math.isclose, 1, 1.1, rel_tol=0.2)
show(math.isclose, 1, 1.1, abs_tol=-1)
show(math.ceil, "a")
show(math.trunc, "a")
show(math.sqrt, None)


class Whole:
    def __ceil__(self):
        return "ceil"

    def __floor__(self):
        return "floor"

    def __trunc__(self):
        return "trunc"


print(math.ceil(Whole()), math.floor(Whole()), math.trunc(Whole()))
print(math.pi, math.e, math.tau, math.inf, math.nan)
