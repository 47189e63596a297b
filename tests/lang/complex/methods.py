# complex numbers.
import cmath
z = 3 + 4j
print(z, abs(z), z.real, z.imag, z.conjugate(), -z, +z, z * z, z / 2, z ** 2, z ** 0.5, z ** -1, 2 ** z, 1j ** 2, z == 3 + 4j, z != 5, z + 1, 1 - z, z * 1.5, bool(0j), hash(1 + 0j) == hash(1))
print(complex(), complex(1), complex(1, 2), complex("1+2j"), complex(" -1.5j "), complex("(1-2j)"), complex("inf+nanj"), complex(1j, 1j), complex(real=1, imag=2), complex("j"), complex("-J"), complex("1e5"), complex(True), complex("1_0+2_0j"), complex(-0.0, -0.0), complex("-0-0j"))
print([repr(v) for v in (0j, -0j, 1e20j, 1e-5 + 1j, complex(-0.0, 1), complex(0.0, -1), complex(float("nan"), float("inf")), complex(float("-inf"), -0.0), 1.5 - 2.25j, -1j, 1j * 1j)])
for bad in [("1 + 2j",), ("abc",), ("1+2",), ("",), ("1j", 1), (1, "1j"), ([],), ("1+2jj",), ("++1j",), (None,), ("(1+2j",)]:
    try: print(complex(*bad))
    except (TypeError, ValueError) as e: print(bad, type(e).__name__, e)
for f in (lambda: 1j < 2, lambda: int(1j), lambda: float(1j), lambda: 1j // 1, lambda: 1j % 1, lambda: divmod(1j, 1), lambda: 1j / 0, lambda: 0j ** -1, lambda: round(1j), lambda: z.nope, lambda: setattr(z, "real", 1), lambda: pow(1j, 2, 3), lambda: 1j + "a", lambda: 0j ** 1j, lambda: abs(complex(1e308, 1e308)), lambda: 1j >= 1j, lambda: (1e300 + 1j) ** 2):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
r = lambda c: complex(round(c.real, 10) + 0.0, round(c.imag, 10) + 0.0)
print(r(cmath.sqrt(-1)), r(cmath.exp(1j * cmath.pi)), [round(x, 10) for x in cmath.polar(1j)], r(cmath.rect(2, cmath.pi / 2)), round(cmath.phase(-1), 10), r(cmath.log(1j)), cmath.isclose(1, 1 + 1e-12j), cmath.isnan(complex("nan")), r(cmath.sin(1 + 1j)))
def mandel(c, n=20):
    z = 0
    for i in range(n):
        if abs(z) > 2: return i
        z = z * z + c
    return n
for y in range(-4, 5): print("".join(" .:-=+*#%@"[min(mandel(complex(x / 10, y / 4)) // 2, 9)] for x in range(-22, 9)))
def fft(a):
    n = len(a)
    if n == 1: return a
    e, o = fft(a[::2]), fft(a[1::2])
    t = [cmath.exp(-2j * cmath.pi * k / n) * o[k] for k in range(n // 2)]
    return [e[k] + t[k] for k in range(n // 2)] + [e[k] - t[k] for k in range(n // 2)]
print([round(abs(v), 6) for v in fft([1, 1, 1, 1, 0, 0, 0, 0])])
print(sum([1j, 2, 3.5]), z.__add__(1), z.__radd__(1), z.__eq__("a"), z.__complex__(), z.__getnewargs__(), sorted([3j, 1j, -2j], key=abs), {1 + 0j: "one"}[1])
