# hex with separators, fromhex with spaces, for bytes, bytearray and memoryview.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


data = bytes(range(0xF0, 0xFA))
for value in (data, bytearray(data), memoryview(data)):
    print(value.hex(), value.hex(":"), value.hex(b"-", 2), value.hex("_", -3), value.hex(sep=" ", bytes_per_sep=4), value.hex(":", 0), value.hex(":", 100))
    for args in [("ab",), ("",), (5,), (":", "a"), (":", 1, 2), ("é",), (b"\xff",), (None,)]:
        print("   ", args, attempt(value.hex, *args))
for make in (bytes, bytearray):
    print(make.fromhex(""), make.fromhex("00ff"), make.fromhex(" 0a 0B\n0c\t"), make.fromhex("b9 01EF"))
    for text in ["0", "0g", "0 0", "é0", "00 1", "0x00", "00zz", "\x00"]:
        print("   ", ascii(text), attempt(make.fromhex, text))
    print(attempt(make.fromhex), attempt(make.fromhex, b"00"), attempt(make.fromhex, 5))


class Data(bytes):
    pass


print(type(Data.fromhex("00")).__name__)
