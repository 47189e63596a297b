# int() of text, bytes, numbers and a base.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for args in [(), (5,), (3.99,), (-3.99,), ("12",), (" 1_000 ",), (b"12",), (bytearray(b" -7 "),), ("ff", 16), ("0xff", 0),
             ("0b101", 0), ("0o17", 0), ("-0x1F", 16), ("z", 36), ("١٢",), (True,), ("007",), ("0_0",)]:
    print(args, attempt(int, *args))
for args in [("",), ("1__0",), ("_1",), ("1_",), ("0x",), ("012", 0), ("9", 8), ("1", 1), ("1", 37), ("1", -2), (1, 2), (1.0, 2),
             (None,), ([],), ("1", 2, 3), (b"\xff",), (float("nan"),), (float("inf"),), ("1", "2"), ("1.5",), ("+ 1",), ("1" * 10 + "x",)]:
    print(args, attempt(int, *args))
print(attempt(int, x=5), attempt(int, base=5), attempt(int, "5", base=7), attempt(int, "5", base=None))


class Indexable:
    def __index__(self):
        return 42


class Truncated:
    def __trunc__(self):
        return 7


class Convertible:
    def __init__(self, value):
        self.value = value

    def __int__(self):
        return self.value


print(attempt(int, Indexable()), attempt(int, "11", Indexable()), attempt(int, Convertible(3)))
print(attempt(int, Convertible("3")), attempt(int, Convertible(None)))
