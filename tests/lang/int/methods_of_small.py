"""Methods of objects that are no pointers, and of their subclasses, called and looked up in every way."""
import enum


class Number(int):
    def bit_length(self):
        return "own"


class Plain(int):
    pass


class Real(float):
    pass


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 1000


for n in (0, 1, -1, 255, 10**6, 2**47, 2**60, True, False, Plain(77), Level.HIGH, Number(5)):
    for _ in range(3):
        print(n.bit_length(), n.bit_count(), n.conjugate(), n.to_bytes(9, "big", signed=True), n.as_integer_ratio(),
              n.is_integer(), n.__add__(1), n.__str__(), n.real, n.imag)
for x in (0.0, -0.0, 1.5, -2.75, float("inf"), float("nan"), Real(2.5)):
    for _ in range(2):
        print(x.is_integer(), x.hex(), x.conjugate(), x.__add__(1), x.__neg__(), x.__repr__())
for value in (None, True, ..., NotImplemented):
    print(value.__repr__(), value.__class__.__name__, value.__hash__() == hash(value), value.__eq__(5))
for value, call in [(5, lambda v: v.nothing()), (1.5, lambda v: v.nothing()), (None, lambda v: v.append(1)),
                    (5, lambda v: v.bit_length(1)), (5, lambda v: v.to_bytes("x")), (True, lambda v: v.nothing()),
                    (1.5, lambda v: v.hex(1)), (5, lambda v: int.bit_length()), (5, lambda v: int.bit_length("x")),
                    (5, lambda v: float.hex(v))]:
    try:
        print(call(value))
    except Exception as error:
        print(type(error).__name__, error)
# One instruction that sees numbers, objects and None.
for value in [1, "a", 2.5, [1], None, 3, True, (1,), "b", 4.5]:
    try:
        print(value.__len__())
    except AttributeError as error:
        print(error)
    print(value.__class__.__name__, value.__eq__(value), value.__ne__(value))
for n, x in [(1, 1.0), (2, 1.5), (-3, -2.5), (2**47, 2.0**47), (5, float("nan")), (0, -0.0)]:
    print(n == x, n != x, n < x, n <= x, n > x, n >= x, x == n, x < n, x >= n)
    if n < x:
        print("less")
    if x != n:
        print("different")
    while n >= x:
        print("not less")
        break
