# int.to_bytes and int.from_bytes with every form of arguments.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print((1).to_bytes(), (255).to_bytes(2), (255).to_bytes(2, "little"), (255).to_bytes(length=3, byteorder="big"))
print((-1).to_bytes(2, signed=True), (-129).to_bytes(2, "little", signed=True), (0).to_bytes(0))
print(attempt((256).to_bytes))
print(attempt((-1).to_bytes, 2))
print(attempt((128).to_bytes, 1, signed=True))
print(attempt((1).to_bytes, -1))
print(attempt((1).to_bytes, 2, "middle"))
print(attempt((1).to_bytes, "2"))
print(attempt((1).to_bytes, 1, "big", True))
print(attempt((1).to_bytes, 2, 3))
print(int.from_bytes(b""), int.from_bytes(b"\x01\x02"), int.from_bytes(b"\x01\x02", "little"))
print(int.from_bytes(b"\xff\xff", signed=True), int.from_bytes([1, 2, 3]), int.from_bytes(bytearray(b"\x80"), "big", signed=True))
print(int.from_bytes(range(4), byteorder="little"))
print(attempt(int.from_bytes))
print(attempt(int.from_bytes, 5))
print(attempt(int.from_bytes, "ab"))
print(attempt(int.from_bytes, [256]))
print(attempt(int.from_bytes, [1, "a"]))
print(attempt(int.from_bytes, b"a", "middle"))


class Small(int):
    def __new__(cls, value):
        return super().__new__(cls, value % 10)


small = Small.from_bytes(b"\x0f")
print(small, type(small).__name__)
print((2**100).to_bytes(13), int.from_bytes((2**100).to_bytes(13)) == 2**100)
