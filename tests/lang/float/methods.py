# float: constructor, methods, hex, special values, conversions.
import math
print(float(), float("1.5"), float(" -2e3\n"), float("inf"), float("-Infinity"), float("NaN"), float("1_0.5"), float(3), float(True), float(b"2.5"), float("+.5"), float("5."), float("١.٥"), float("1e400"), float("infinity"), float("-0"))
for bad in ["", "abc", "1.2.3", "1e", "--1", "1_", "_1.0", "0x10", "1 2", "nan()", "inf1", "1e5.5", ".", "e5", "1__0"]:
    try: print(float(bad))
    except ValueError as e: print(e)
for bad in [None, [], 1j, float, b"\xff"]:
    try: print(float(bad))
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
x = 3.75
print(x.as_integer_ratio(), x.is_integer(), (4.0).is_integer(), x.hex(), (0.1).hex(), (-0.0).hex(), float("inf").hex(), float("nan").hex(), (5e-324).hex(), float.fromhex("0x1.8p3"), float.fromhex("-0x.8p0"), float.fromhex("1.8"), float.fromhex("inf"), x.conjugate(), x.real, x.imag, x.__trunc__(), x.__floor__(), x.__ceil__(), x.__round__(), x.__round__(1), x.__bool__(), x.__int__(), x.__divmod__(2), x.__getformat__("double")[:4])
for f in (lambda: float("inf").as_integer_ratio(), lambda: float("nan").as_integer_ratio(), lambda: int(float("nan")), lambda: int(float("inf")), lambda: round(float("nan")), lambda: round(float("inf")), lambda: float.fromhex("0x1.zp3"), lambda: float.fromhex("0x1p99999"), lambda: math.floor(float("nan")), lambda: 10.0 ** 400, lambda: (-1.0) ** 0.5, lambda: 0.0 ** -1, lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000), lambda: math.fmod(1, 0), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.sin(float("inf")), lambda: math.acos(2), lambda: 1.0 % 0, lambda: divmod(1.0, 0)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for v in [0.1, 1/3, 1e21, 1e-7, 123456789.123456789, 5e-324, 1.7976931348623157e308, 2**53, 2.0**53 + 2, 1e22, 1e23, 9007199254740993.0, 0.30000000000000004, 4.35, 1.005, 100.0, 1e5, 12345678901234567890.0, 2.2250738585072014e-308, 1.5e-10, 1e-4, 0.0001234]: print(repr(v), end=" ")
print()
print(sum([0.1] * 10), math.fsum([0.1] * 10), 0.1 + 0.2 == 0.3, 0.1 * 3, 1 - 0.9, 1e16 + 1, 1e308 + 1e308, round(-0.4), round(2.5), round(1e300), int(1e20), int(-1.5e15), 7.0 // 2, -7.0 // 2, 7.5 % -2, divmod(-7.5, 2), -0.0 + 0, 0.0 * -1, max(0.0, -0.0), 1e-320)
print(hash(1.5), hash(2.0) == hash(2), hash(0.1), hash(1e300), hash(float("-inf")), 1.0 in {1}, {1: "a", 1.0: "b"}, 1.5.__eq__(1.5), 1.5 .__add__(1), 1.5.__lt__(2), 1.0.__eq__("a"), (1.5).__rsub__(3))
nan, inf = math.nan, math.inf
print(nan < 1, nan == nan, inf > 10**400, -inf < -10**400, inf - inf, inf * 0, inf / inf, 1 / inf, -1 / inf, inf ** 0, 1 ** nan, nan ** 0, math.isnan(nan), math.isinf(-inf), math.copysign(1, -0.0), inf == inf, min(inf, 1), [nan, 1] == [nan, 1])
import sys
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.mant_dig, sys.float_info.min, math.ulp(1.0), math.nextafter(1, 2))
