"""Searching in bytearrays: a start far into a large one costs no copy; conversions may shorten what is searched."""

data = bytearray(b"\0" * 200_000)
for at in range(0, 200_000, 10):
    data[at] = 1
places, at = [], -1
while True:
    at = data.find(1, at + 1)
    if at < 0:
        break
    places.append(at)
print(len(places), places[:3], places[-1])
print(data.rfind(1), data.rfind(b"\1\0", 0, 199_990), data.index(b"\1", 11), data.rindex(1, 0, 10))
print(data.count(1, 100_000), data.count(b"", 199_995), data.count(b"\1\0", 5, 50))
print(data.startswith(b"\1", 10), data.endswith(b"\0", 0, 15), data.startswith((b"x", b"\0"), 11), data.startswith(b"", 300_000))
for call in (data.index, data.rindex):
    try:
        call(7)
    except ValueError as error:
        print(error)


class Shrink:
    def __init__(self, array, value):
        self.array, self.value = array, value

    def __index__(self):
        del self.array[2:]
        return self.value


for name in ("find", "rfind", "count"):
    short = bytearray(b"abcabc")
    print(name, getattr(short, name)(b"b", Shrink(short, 0)), bytes(short))
    short = bytearray(b"abcabc")
    print(name, getattr(short, name)(b"c", Shrink(short, 3), 6), bytes(short))
    short = bytearray(b"abcabc")
    print(name, getattr(short, name)(b"", 5, Shrink(short, 6)), bytes(short))
