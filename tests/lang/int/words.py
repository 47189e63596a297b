"""Ints around the sizes at which an implementation may change their form, with all operators, and numbers mixed."""
import operator

edges = [0, 1, -1, 2, 7, -7]
for bits in (31, 32, 47, 48, 49, 62, 63, 64, 65, 126, 127, 128):
    edges += [(1 << bits) - 1, 1 << bits, -(1 << bits), -(1 << bits) - 1]
binary = [operator.add, operator.sub, operator.mul, operator.and_, operator.or_, operator.xor, operator.floordiv, operator.mod]


def spell(a, b):
    """The operators as instructions, with temporaries and locals as operands."""
    out = [a + b, a - b, a * b, a & b, a | b, a ^ b]
    out += [(a + 1) * b - (b - 1), (a * 3 + b) & 0xFFFFFFFFFFFFFFFF, a + 1, a - 1, a * 2, 1 - b]
    x = a
    x += b
    x ^= a
    x -= 5
    x *= 3
    x &= b
    x |= 1
    out.append(x)
    if b:
        out += [a // b, a % b]
    return out


total = 0
for a in edges:
    for b in edges:
        found = spell(a, b)
        assert found[:6] == [f(a, b) for f in binary[:6]], (a, b)
        if b:
            assert found[-2] * b + found[-1] == a
        for number in found:
            total = (total * 31 + number) % 1000003
        total = (total * 31 + (a < b) + 2 * (a == b) + 4 * (a >= b)) % 1000003
print(total)

for a in (1, 5, -3, (1 << 47) + 1, 1 << 62, -(1 << 63), 1 << 64):
    print([a << n for n in (0, 1, 15, 16, 62, 63, 64)])
    print([a >> n for n in (0, 1, 15, 16, 62, 63, 64, 200)])
    for by in (-1,):
        for shift in (operator.lshift, operator.rshift):
            try:
                print(shift(a, by))
            except ValueError as error:
                print(error)

print([x ** 2 for x in (0, 3, -4, 1 << 24, 1 << 30, 1 << 40)], [2 ** n for n in (0, 1, 47, 48, 62, 63, 64)], 3 ** -2, (-8) ** (1 / 3))
print(True + True, True * 5, True & 1, True & False, True | 2, True ^ True, -True, True + 0.5, 3 - False, True / 2, True // 1, True << 3)
print(type(True & True), type(True + True), type(True & 1), type(False ^ True), type(+True))
for a, b in ((1, 2.5), (2.5, 1), (1 << 60, 0.5), (0.5, 1 << 60), (True, 0.25), (7, -2.0), (-7.5, 2), (0.0, 5), (5, 1e308), ((1 << 53) + 1, 1.0)):
    print(a + b, a - b, a * b, a / b, a // b, a % b, a < b, a <= b, a == b, a != b, a > b, a >= b)
for wrong in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.5 / 0, lambda: 1.5 // 0, lambda: 1.5 % 0, lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: 1e200 ** 2, lambda: (1 << 2000) * 1.5, lambda: (1 << 62) // 0, lambda: 1j / 0):
    try:
        print(wrong())
    except ArithmeticError as error:
        print(type(error).__name__, error)
inf, nan = float("inf"), float("nan")
print(inf - inf, inf * 0, nan + 1, inf + 1, -inf // 1, 5 // inf, -5 // inf, 5 % inf, -5 % inf, nan < 1, nan == nan, 1 < nan, nan != 1)
z, c = 1j, 2 - 3j
for _ in range(4):
    z = z * z + c
    w = z
    z += 1
    z -= 0.5
    z = z / 3
print(z, w, 2 * c, c * 2.5, 1 - c, c - True, c / 2, c * (1 << 60))


def keep(a):
    """An operand that others still refer to is not changed."""
    b = a
    c = (a + 1) * 1
    d = c
    c += 1 << 50
    a += 1
    return a, b, c, d


print(keep(1 << 60), keep(1 << 70), keep(1j))
state = 42
for _ in range(1000):
    state = (state * 6364136223846793005 + 1442695040888963407) & (2 ** 64 - 1)
print(state)
h = 0xCBF29CE484222325
for byte in b"an FNV hash of this":
    h = ((h ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
print(hex(h))
x = 88172645463325252
for _ in range(1000):
    x ^= x << 13 & (1 << 64) - 1
    x ^= x >> 7
    x ^= x << 17 & (1 << 64) - 1
print(x)


class Number(int):
    def __add__(self, other):
        return "mine"

    def __radd__(self, other):
        return "right"


print(Number(1 << 50) + 1, 1 + Number(5), (1 << 50) + Number(5), Number(3) * 2, Number(1 << 50) - 1)
