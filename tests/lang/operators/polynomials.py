# Polynomials: call them, add, multiply, divide with rest, derive, compose, print.
from fractions import Fraction
from itertools import zip_longest


class Poly:
    def __init__(self, *coefficients):
        while coefficients and not coefficients[-1]:
            coefficients = coefficients[:-1]
        self.c = coefficients

    degree = property(lambda self: len(self.c) - 1)

    def __call__(self, x):
        result = 0 * x if isinstance(x, Poly) else 0
        for c in reversed(self.c):
            result = result * x + c
        return result

    def __add__(self, other):
        other = other if isinstance(other, Poly) else Poly(other)
        return Poly(*(a + b for a, b in zip_longest(self.c, other.c, fillvalue=0)))

    __radd__ = __add__

    def __mul__(self, other):
        if not isinstance(other, Poly):
            return Poly(*(c * other for c in self.c))
        result = [0] * (len(self.c) + len(other.c))
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                result[i + j] += a * b
        return Poly(*result)

    __rmul__ = __mul__

    def __sub__(self, other):
        return self + -1 * other

    def __divmod__(self, other):
        quotient, rest = Poly(), self
        while rest.degree >= other.degree:
            term = Poly(*[0] * (rest.degree - other.degree), Fraction(rest.c[-1], other.c[-1]))
            quotient, rest = quotient + term, rest - term * other
        return quotient, rest

    def __pow__(self, n):
        return self * self ** (n - 1) if n else Poly(1)

    def derived(self):
        return Poly(*(i * c for i, c in enumerate(self.c) if i))

    def __eq__(self, other):
        return self.c == other.c

    def __hash__(self):
        return hash(self.c)

    def __str__(self):
        terms = [f"{c:+}" + ["", "x", f"x^{i}"][min(i, 2)] for i, c in enumerate(self.c) if c]
        return "".join(reversed(terms)).removeprefix("+") or "0"


x = Poly(0, 1)
p, q = x ** 3 - 2 * x + 5, 3 * x - 1
print(p, q, p + q, p - q, p * q, p - p, sep=" ; ")
print(p(2), p(-1.5), p(Fraction(1, 3)), p(1j), p(q), sep=" ; ")
quotient, rest = divmod(p, q)
print(quotient, rest, quotient * q + rest == p, sep=" ; ")
print((x + 1) ** 6, p.derived(), p.derived().derived().derived().derived(), sep=" ; ")
print({p: "p", q: "q"}[x * x * x + -2 * x + 5], (x ** 0).c, (0 * x).degree)
chebyshev = [Poly(1), x]
while len(chebyshev) < 8:
    chebyshev.append(2 * x * chebyshev[-1] - chebyshev[-2])
print(*chebyshev, sep="\n")
guess = 1.0
for _ in range(8):
    f = x ** 2 - 2 * x ** 0
    guess -= f(guess) / f.derived()(guess)
print(guess)
