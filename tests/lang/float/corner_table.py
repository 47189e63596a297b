# A table of corner floats: ulp, neighbours, hex and back, ratios, rounding half to even.
import math
import sys

corners = [0.0, -0.0, 5e-324, sys.float_info.min, 0.1, 0.5, 1.0, 1.5, math.pi, 1e15, 2.0 ** 53, 1e16, 1e22, 1e23,
           sys.float_info.max, math.inf, -math.inf, math.nan]
for x in corners:
    text = x.hex()
    again = float.fromhex(text)
    print(f"{x!r:>24} {text:>24} {math.ulp(x)!r:>24} {math.nextafter(x, math.inf)!r:>24} {math.nextafter(x, -math.inf)!r}")
    if not (again == x or x != x) or math.copysign(1, again) != math.copysign(1, x) or repr(float(repr(x))) != repr(x):
        print("not the same again", again)
print([math.nextafter(1.0, 2.0, steps=n) for n in range(4)], math.nextafter(0.0, 1.0, steps=10 ** 3))
print([round(n / 2) for n in range(-7, 8)])
print([round(x, 1) for x in (0.05, 0.15, 0.25, 0.35, 0.45, 2.675, 1e300, -0.04)], round(2.675, 2), round(1234.5, -2), round(1250.0, -2))
print([f"{x:.0f}" for x in (0.5, 1.5, 2.5, 3.5, -0.5, 1e22)], [f"{x:.1f}" for x in (0.25, 0.35, 9.95, 99.95)], "%.2f" % 1.005)
print([(math.floor(x), math.ceil(x), math.trunc(x), int(x), round(x)) for x in (-2.5, -0.5, 0.5, 1.4999999999999999, 1e16 + 2)])
print((0.1).as_integer_ratio(), (0.75).as_integer_ratio(), (1e22).as_integer_ratio(), (5e-324).as_integer_ratio()[1] == 2 ** 1074)
print(0.1 + 0.2, 0.1 + 0.2 == 0.3, math.fsum([0.1] * 10), sum([0.1] * 10), 0.1 * 3, 1e16 + 1, 1e16 + 1.0 == 1e16, math.isclose(0.1 + 0.2, 0.3))
print(2 ** 53 + 1 == float(2 ** 53 + 1), 2 ** 53 + 1 > 2.0 ** 53, float(2 ** 53 + 1), float(2 ** 53 + 3), 10 ** 23 == 1e23, int(1e23))
print(5 % -3.0, -5 % 3.0, 5.5 // -2, math.fmod(-5, 3), math.remainder(5, 3), divmod(-7.5, 2), 1 % math.inf, -1 % math.inf, -0.0 % 3)
print(math.frexp(0.1), math.ldexp(0.8, -3), math.modf(-3.25), math.frexp(5e-324), math.ldexp(1, -1075), math.ldexp(3, -1075), 5e-324 / 2)
print(0.0 == -0.0, {0.0: "zero"}[-0.0], str(-0.0), -0.0 + 0.0, 0.0 * -1, abs(-0.0), math.atan2(-0.0, -1), math.copysign(3, -0.0), f"{-0.0:z.1f}")
nan, inf = math.nan, math.inf
print(nan == nan, nan in [nan], [nan] == [nan], max(nan, 1) != max(nan, 1), max(1, nan), min([3, nan, 1]), sorted([3, 1, inf, -inf]), inf - inf, inf * 0)
print(hash(1.0) == hash(1), hash(inf), hash(-inf), hash(2.0 ** 70) == hash(2 ** 70), hash(0.5) == hash(-0.5), (1e308 * 10).is_integer(), (1e16).is_integer())
print([repr(x) for x in (1e-5, 1e-4, 123456789012345680.0, 1e15 + 0.5, 9007199254740993.0, 1.7976931348623157e308, 2.2250738585072011e-308)])
print(f"{math.pi:.20f} {math.pi:g} {1e-10:g} {123456.7:.3g} {1e100:.3} {0.00001:.1%} {12345.678:,.1f} {1.0:#.0f} {1e5:n} {3.0:e}")
print([float(s) for s in ("1_000.5", " -inf ", "1e400", "-1e-400", "0x1p3"[2:3], ".5", "5.", "١٢.٥", "nan")])
for wrong in lambda: float("1__0"), lambda: float.fromhex("0x1p2000"), lambda: int(nan), lambda: int(inf), lambda: 1e200 ** 2, lambda: 1.0 % 0, lambda: round(inf), lambda: float(10 ** 400):
    try:
        print(wrong())
    except (ValueError, OverflowError, ZeroDivisionError) as error:
        print(type(error).__name__)
