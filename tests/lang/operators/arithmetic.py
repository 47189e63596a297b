# Every arithmetic operator over ints, floats, bools and complex numbers.
pairs = [(7, 2), (-7, 2), (7, -2), (-7, -2), (7.5, 2), (-7.5, 2), (7, 2.5), (True, 2), (0, 3), (0.0, -3)]
for a, b in pairs:
    print(a, b, "|", a + b, a - b, a * b, a / b, a // b, a % b, b ** 2, divmod(a, b))
for a, b in [(1, 0), (1.0, 0), (1, 0.0), (0, 0), (True, False)]:
    for name, op in [("/", lambda: a / b), ("//", lambda: a // b), ("%", lambda: a % b), ("divmod", lambda: divmod(a, b))]:
        try:
            print(op())
        except ZeroDivisionError as e:
            print(f"{a!r} {name} {b!r}: {e}")
print(2 ** -1, 2 ** 0.5, (-8) ** (1 / 3), 0 ** 0, 0.0 ** 0, (-2) ** 3, -2 ** 2, 2 ** 3 ** 2)
for base, exponent in [(0, -1), (0.0, -1), (0j, -1)]:
    try:
        base ** exponent
    except ZeroDivisionError as e:
        print(e)
print(1e308 * 10, -1e308 * 10, 1e308 * 10 - 1e308 * 10)
try:
    1e308 ** 2
except OverflowError as e:
    print(e)
print(5 % -3, -5 % 3, 5.5 % -2, -0.0 % 3, 0.0 % -3, 1e20 % 3, -1 % 1e20)
print(float("inf") // 1, 1 // float("inf"), -1 // float("inf"), 5 % float("inf"), -5 % float("inf"))
