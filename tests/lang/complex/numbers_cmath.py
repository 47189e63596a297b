"""cmath and complex arithmetic: ordinary and special values, the errors."""

import cmath

inf, nan = float("inf"), float("nan")


def show(function, *args):
    try:
        result = function(*args)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(function.__name__, *args, "->", result)


PARTS = [0.0, -0.0, 1.0, -2.5, 1e200, inf, -inf, nan]
for name in "acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar".split():
    for real in PARTS:
        for imag in PARTS:
            show(getattr(cmath, name), complex(real, imag))
for r in PARTS:
    for phi in PARTS:
        show(cmath.rect, r, phi)
show(cmath.log, 8, 2)
show(cmath.log, 1j, 0)
show(cmath.isclose, 1 + 1j, 1 + 1.0000000001j)
show(cmath.isfinite, complex(1, inf))
show(cmath.sqrt, "a")
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nan, cmath.nanj)

VALUES = [0j, 1 + 2j, -0.5 + 1e-3j, 3, 2.5, -1, 1j, complex(inf, 1), complex(nan, 0), 10**400]
OPERATORS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "**": lambda a, b: a**b,
    "==": lambda a, b: a == b,
}
for symbol, function in OPERATORS.items():
    for a in VALUES[:-1]:
        for b in VALUES:
            if not (isinstance(a, complex) or isinstance(b, complex)):
                continue
            try:
                result = function(a, b)
            except Exception as error:
                result = f"{type(error).__name__}: {error}"
            print(a, symbol, "10**400" if b == 10**400 else b, "->", result)
for text in ["1+2j", " ( 1e5-2J ) ", "j", "-j", "1_0+1_0j", "", "1+", "1 + 2j", "nan+infj", "-1.5", "+.5j", "(1", "1j+2", "1e400"]:
    try:
        print(repr(text), complex(text))
    except ValueError as error:
        print(repr(text), error)
for args in [(1, 2), (1j, 2j), (True,), ("1", 2), (1, "2"), ([],), (1, []), (-0.0, -0.0)]:
    show(complex, *args)
print(hash(1 + 2j), hash(complex(3)), hash(-1j), abs(3 + 4j), (1 + 2j).conjugate(), -(1 + 2j), bool(0j))
