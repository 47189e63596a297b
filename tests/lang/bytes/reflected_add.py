# Bytes and what is not: the right operand's __radd__ is asked before anything is refused.
class Adds:
    def __radd__(self, other):
        return type(other).__name__, bytes(other)


class Sized(Adds):
    def __len__(self):
        return 1

    def __getitem__(self, index):
        return 65

    def __bytes__(self):
        return b"x"


class Refuses:
    def __radd__(self, other):
        return NotImplemented


def tried(f):
    try:
        return f()
    except TypeError as error:
        return error


for left in (b"q", bytearray(b"q"), b""):
    print(left + Adds(), left + Sized())
    for right in (Refuses(), 1, "s", None, [1], (1,)):
        print(tried(lambda: left + right))
    print(tried(lambda: left.__add__(1)), left + b"r", left + bytearray(b"r"), left + memoryview(b"r"))
grown = bytearray(b"q")
grown += b"r"
print(grown, tried(lambda: grown.__iadd__(1)))
plain = b"q"
plain += Adds()
print(plain)
