# math functions.
import math
from math import *
print(sqrt(2), pi, e, tau, inf, nan, floor(2.7), ceil(2.1), trunc(-2.7), floor(-2.5), ceil(-2.5), fabs(-3), fmod(7, 3), fmod(-7, 3), remainder(7, 4), modf(3.25), modf(-0.5), frexp(8.5), ldexp(0.5, 4), copysign(3, -0.0), hypot(3, 4), hypot(1, 2, 3), dist((0, 0), (3, 4)), isqrt(17), round(cbrt(27), 12))
print(exp(1), exp2(3), expm1(1e-10), log(10), log(8, 2), log2(1024), log10(1000), log1p(1e-10), log(2**2000), log2(2**2000), log10(10**500), pow(2, 0.5), pow(0, 0))
print([round(f(0.5), 12) for f in (sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, atanh, erf, erfc, gamma, lgamma)], round(acosh(2), 12), atan2(1, -1), degrees(pi), radians(180), gamma(5), gamma(0.5), lgamma(100))
print(factorial(20), comb(10, 3), comb(5, 7), perm(5), perm(5, 2), gcd(), gcd(12, 18, 27), gcd(-4, 6), gcd(0, 5), lcm(4, 6), lcm(), lcm(0, 5), prod([1, 2, 3]), prod([], start=5), prod([0.5, 4]), fsum([0.1] * 10), sumprod([1, 2], [3, 4]), fma(2, 3, 4))
print(isfinite(1), isfinite(inf), isinf(-inf), isnan(nan), isclose(1, 1 + 1e-10), isclose(1, 1.1, rel_tol=0.2), isclose(0, 1e-10, abs_tol=1e-9), nextafter(0, 1), nextafter(1, 2, steps=3), ulp(1), ulp(0), floor(10**20), ceil(10**20 + 0.5), trunc(1e20), isqrt(10**30), factorial(0))
for s in ["sqrt(-1)", "log(0)", "log(-1)", "log('a')", "log(10, 1)", "factorial(-1)", "factorial(1.5)", "factorial(10**20)", "comb(-1, 2)", "comb(1.5, 1)", "gcd(1.5)", "exp(1000)", "pow(0, -1)", "pow(-8, 1/3)", "acos(2)", "atanh(1)", "gamma(0)", "gamma(-1)", "gamma(200)", "fmod(1, 0)", "ldexp(1, 5000)", "floor('a')", "floor(inf)", "ceil(nan)", "isqrt(-1)", "isqrt(2.5)", "dist((1,), (1, 2))", "sin('x')", "sin()", "hypot('a')", "fsum(['a'])", "prod(['a', 'b'])", "perm(5, -1)", "sinh(1000)", "log1p(-1)", "radians(None)", "isclose(1, 2, rel_tol=-1)", "sumprod([1], [1, 2])", "sqrt(10**400)", "atan2(1)", "log2(0)", "fsum([1e308, 1e308])", "remainder(1, 0)", "modf('a')", "cos(inf)", "trunc('a')"]:
    try: print(s, "=", eval(s))
    except Exception as x: print(s, "|", type(x).__name__, x)
def newton(f, df, x):
    for _ in range(50):
        step = f(x) / df(x); x -= step
        if abs(step) < 1e-14: break
    return x
def simpson(f, a, b, n=1000):
    h = (b - a) / n
    return h / 3 * (f(a) + f(b) + sum((4 if i % 2 else 2) * f(a + i * h) for i in range(1, n)))
print(round(newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0), 12), round(simpson(sin, 0, pi), 10), round(sum(1 / factorial(i) for i in range(20)), 12), all(abs(sin(x / 10) ** 2 + cos(x / 10) ** 2 - 1) < 1e-12 for x in range(100)))
class F:
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __float__(self): return 4.0
print(floor(F()), ceil(F()), sqrt(F()))
