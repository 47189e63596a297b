# int's methods, constructor and attributes.
print(int(), int(3.9), int(-3.9), int("42"), int("  -42\n"), int("+7"), int("1_000"), int("ff", 16), int("0xff", 16), int("0b11", 0), int("0o17", 0), int("0x1F", 0), int("z", 36), int(b"12"), int(bytearray(b"7")), int("١٢"), int(True), int("-0b101", 2), int("٣", 10), int("0", 0), int("00", 0), int(x) if (x := "5") else 0)
for bad in ["", " ", "1 2", "0x1", "1.0", "--1", "1__0", "_1", "1_", "abc", "०x", "+", "1e5", "\0", "9" * 5000]:
    try: print(int(bad))
    except ValueError as e: print(str(e)[:90])
for args in [("12", 1), ("12", 37), ("12", -2), ("2", 2), (12, 10), ("0x1", 0.5), ("010", 0), ("1", None), (float("nan"),), (float("inf"),), (1j,), (None,), ([],), ("1", 10, 3), ("8", 8), ("", 0), (b"zz", 36), (b"\xff",)]:
    try: print(args, int(*args))
    except (ValueError, TypeError, OverflowError) as e: print(args, type(e).__name__, e)
n = 1234
print(n.bit_length(), (0).bit_length(), (-256).bit_length(), n.bit_count(), (-7).bit_count(), n.conjugate(), n.real, n.imag, n.numerator, n.denominator, n.as_integer_ratio(), n.is_integer(), n.__index__(), n.__ceil__(), n.__floor__(), n.__trunc__(), n.__round__(-2), n.__sizeof__() > 0, n.__bool__(), n.__hash__())
print(n.to_bytes(2, "big"), n.to_bytes(4, "little"), (-2).to_bytes(2, "big", signed=True), (255).to_bytes(), int.from_bytes(b"\x04\xd2", "big"), int.from_bytes(b"\xff\xfe", "little", signed=True), int.from_bytes([1, 0]), int.from_bytes(b""), (2**70).to_bytes(10, "little"), int.from_bytes(b"\x80" + b"\0" * 10, "big", signed=True), (0).to_bytes(0, "big"))
for f in (lambda: (256).to_bytes(1, "big"), lambda: (128).to_bytes(1, "big", signed=True), lambda: (1).to_bytes(-1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: int.from_bytes(5), lambda: int.from_bytes([300]), lambda: int.from_bytes("a"), lambda: int.__add__(1), lambda: int.__add__("a", 1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(round(12345, -2), round(15, -1), round(25, -1), round(-25, -1), round(5, 3), round(10**20 + 5, -1), round(7, -5), round(True), round(149, -2), round(150, -2), round(250, -2))
print((5).__add__(3), (5).__add__(3.0), (5).__radd__(2), (5).__sub__("a"), (5).__divmod__(3), (5).__rpow__(2), (5).__pow__(3, 7), (5).__lt__(6), (5).__eq__("5"), (5).__neg__(), (5).__and__(4), (5).__lshift__(2), (5).__rtruediv__(1), int.__new__(int, "9"), int.__str__(7), int.__repr__(7), int.__format__(7, "03"), (7).__float__(), (7).__int__(), (5).__getnewargs__())
print(isinstance(True, int), True + True, True * 3, -True, bool(2), bool.__mro__, True.__class__, str(True), True == 1, True & False, True | False, True ^ True, int.__doc__[:12], (1).__class__.__name__, type(1 + True), bool("False"), bool(), True.real, True.bit_length(), {True: 1, 1: 2, 0: 3, False: 4})
print(hash(2**61 - 1), hash(-(2**61 - 1)), hash(2**61), hash(-1))
