# Complex numbers: roots of unity, quadratic and cubic equations, a small Fourier transform.
import cmath
import math


def roots_of_unity(n):
    return [cmath.rect(1, 2 * math.pi * k / n) for k in range(n)]


def near(z, digits=9):
    z = complex(z)
    return complex(round(z.real, digits) + 0.0, round(z.imag, digits) + 0.0)


def quadratic(a, b, c):
    root = cmath.sqrt(b * b - 4 * a * c)
    return (-b + root) / (2 * a), (-b - root) / (2 * a)


def all_roots(*coefficients):
    """Durand and Kerner: all roots of a monic polynomial at once."""
    def value(x):
        result = 0
        for c in coefficients:
            result = result * x + c
        return result
    roots = [(0.4 + 0.9j) ** k for k in range(len(coefficients) - 1)]
    for _ in range(100):
        for i, r in enumerate(roots):
            roots[i] = r - value(r) / math.prod(r - s for j, s in enumerate(roots) if j != i)
    return sorted((near(r, 6) for r in roots), key=lambda z: (z.real, z.imag))


def transform(values):
    n = len(values)
    if n == 1:
        return list(values)
    even, odd = transform(values[::2]), transform(values[1::2])
    turned = [w * z for w, z in zip(roots_of_unity(n), odd)]
    return [e + t for e, t in zip(even, turned)] + [e - t for e, t in zip(even, turned)]


for n in 1, 2, 3, 4, 6:
    roots = roots_of_unity(n)
    print(n, [near(r, 4) for r in roots], near(sum(roots)), near(math.prod(roots)), all(near(r ** n) == 1 for r in roots))
for equation in (1, -3, 2), (1, 0, 1), (1, 2, 5), (2, -4, 2), (1, -2j, -1), (1j, 1, 0):
    x, y = quadratic(*equation)
    print(equation, near(x), near(y), near(x + y) == near(-equation[1] / equation[0]))
print(all_roots(1, 0, 0, -1), all_roots(1, -6, 11, -6), all_roots(1, 0, 2, 0, 1.5), sep="\n")
print([near(z, 6) for z in transform([1, 2, 3, 4, 0, 0, 0, 0])])
print([near(z.real / 4) for z in transform(transform([1, 2, 3, 4]))])
z = 3 - 4j
print(abs(z), z.conjugate(), z * z.conjugate(), z.real, -z, +z, z ** 2, z ** -1, z ** 0, 1 / z, z / 2, 2 - z, z == 3 - 4j, z != 3)
print(near(cmath.exp(1j * math.pi)), near(cmath.log(-1)), near(1j ** 1j), near(cmath.sqrt(-2)), cmath.phase(-1), cmath.polar(2j))
print(f"{z:.2f} {z:+.1e} {z:>12} {z!r} {complex('1e3-2.5j')} {complex(' -j ')}", sum([1j, 2, 0.5]), {1 + 0j: "one"}[1], hash(2 + 0j) == hash(2))


def escapes(c):
    z = 0
    for i in range(14):
        z = z * z + c
        if abs(z) > 2:
            return i
    return 14


for y in range(-5, 1):
    print("".join(" .:-=+*#"[escapes(complex(x / 10, y / 5)) // 2] for x in range(-21, 8)).rstrip())
for wrong in lambda: z < 1, lambda: z // 2, lambda: z % 2, lambda: int(z), lambda: 0j ** -1, lambda: complex("1 + 2j"), lambda: 1j / 0:
    try:
        print(wrong())
    except (TypeError, ValueError, ZeroDivisionError) as error:
        print(type(error).__name__)
