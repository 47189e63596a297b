"""Division of numbers by longer ones, digits of long ones, bytes of short ones."""
A, B = 3**80, 7**90
for a in (A, -A, 1, -1, 0, A - A, 2**63, -2**63):
    for b in (B, -B, A, -A, 2**64, -2**64):
        print(a // b, a % b, divmod(a, b), divmod(a, b)[0] * b + divmod(a, b)[1] == a)


class Derived(int):
    pass


print(type(Derived(A) % B), type(Derived(A) // B), type(divmod(Derived(A), B)[1]))
for n in (2**64, 2**63, -(2**64), 2**64 - 1, 16**40, 16**40 - 1, -(3**100), 2**128 + 5):
    print(hex(n), f"{n:x}", int(hex(n), 16) == n)
for n, length in ((0, 8), (1, 8), (255, 9), (2**63, 8), (2**62, 16), (2**40, 12), (5, 17)):
    print(n.to_bytes(length, "big"), n.to_bytes(length, "little"), n.to_bytes(length, "big", signed=n < 2**63))
for n, length in ((-1, 8), (2**64, 8), (256, 1)):
    try:
        print(n.to_bytes(length, "big"))
    except OverflowError as e:
        print(e)
