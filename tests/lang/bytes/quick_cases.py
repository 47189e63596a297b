"""Short cuts for common cases: comparisons, padding, slices backwards, slices of memoryviews, repetition."""


class Own(bytes):
    def __eq__(self, other):
        return "own"

    __hash__ = None


values = [b"", b"a", b"ab", b"abc", b"b", b"\xff", Own(b"ab"), bytearray(b"ab")]
for a in values:
    for b in values:
        print(a == b, a != b, a < b, a <= b, a > b, a >= b)
for text in ("", "x", "abc", "é", "aé", "\u20ac1", "x" * 200):
    for fill in (" ", "*", "é", "\u20ac"):
        for width in (0, 1, 5, 20):
            print([text.rjust(width, fill)[:30], text.ljust(width, fill)[:30], text.center(width, fill)[:30]])
    print(text.zfill(6)[:10], text[::-1][:5], text[-1:0:-1][:5], text[5::-1], text[:1:-1][:5], text[3:-2:-1], text[10:1:-3])
    print(list(text)[:3], list(text[::-1])[:3])
data = bytearray(b"0123456789")
view = memoryview(data)
view[2:4] = b"ab"
view[4:6] = bytearray(b"cd")
view[-2:] = b"yz"
view[6:6] = b""
view[0:2] = view[2:4]
print(data, view[3:7].tobytes(), view[::-2].tobytes())
for wrong in (lambda: view.__setitem__(slice(0, 2), b"abc"), lambda: view.__setitem__(slice(0, 2), "ab"),
              lambda: view.__setitem__(slice(0, 2), 5), lambda: memoryview(b"abc").__setitem__(slice(0, 1), b"x"),
              lambda: view.__setitem__(slice(0, 2, 0), b"ab"), lambda: view.__setitem__(slice(None, "x"), b"ab")):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
view[::2] = b"VWXYZ"
view[1:9][1:3] = b"!!"
print(data)
view[:] = data
print(data)
for count in (-1, 0, 1, 2, 3, 7, 8, 100):
    print(len(b"abc" * count), (b"abc" * count)[-4:], (bytearray(b"xy") * count)[:5], b"" * count, len(b"q" * count))
