"""bytes() and bytearray() of subclasses with methods of their own, and slices replaced by nothing."""


class Text(str):
    def __bytes__(self):
        return b"from method"


class Refuses(bytes):
    def __index__(self):
        raise TypeError("no index")


class Fails(bytes):
    def __index__(self):
        raise ValueError("failed")


print(bytes(Text("x")), bytearray(Refuses(b"data")), bytes(Text("x"), "ascii"))
for make in (lambda: bytearray(Fails(b"x")), lambda: bytearray(Text("x")), lambda: bytes("x"), lambda: bytes(-1)):
    try:
        print(make())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

data = bytearray(b"abcdef")
data[::2] = b""
print(data)
data[5:1:2] = b""
print(data)
view = memoryview(data)
for change in (lambda: data.__setitem__(slice(None, None, 2), b""), lambda: data.__setitem__(slice(0, 1), b"")):
    try:
        change()
    except BufferError as error:
        print(error)
