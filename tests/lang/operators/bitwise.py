# Bit operations and shifts, incl. negative numbers and wide ones.
for a, b in [(12, 10), (-12, 10), (12, -10), (-12, -10), (True, False), (True, 2), (0, -1)]:
    print(a, b, "|", a & b, a | b, a ^ b, ~int(a))
print(1 << 0, 1 << 62, 1 << 63, 1 << 64, 1 << 100, -1 << 70, -5 >> 1, -1 >> 100, 5 >> 100, (1 << 100) >> 98)
print((1 << 100) & -1, (1 << 100) | 1, (1 << 100) ^ (1 << 100), ~(1 << 70), -(1 << 70) & 0xFFFF, (-(1 << 70)) >> 65)
for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1.0 << 1, lambda: 1 & 1.0, lambda: ~1.5, lambda: "a" | 1):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(0 << 10**20, type(True & True), type(True | 1), type(True ^ False), type(~False.__int__()))
print({1, 2} | {3}, {1, 2} & {2}, {1, 2} ^ {2, 3}, {1, 2} - {2})
print({"a": 1} | {"b": 2}, int | str, int | None)
