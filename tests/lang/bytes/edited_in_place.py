# A bytearray as a text buffer: edited in place with slices, undone, and seen through a memoryview.
class Buffer:
    def __init__(self, text=b""):
        self.data, self.history = bytearray(text), []

    def replace(self, start, end, new=b""):
        old = bytes(self.data[start:end])
        self.history.append((start, len(new), old))
        self.data[start:end] = new
        return self

    def undo(self):
        start, length, old = self.history.pop()
        self.data[start:start + length] = old
        return self

    def __str__(self):
        return self.data.decode("latin-1")


b = Buffer(b"hello world")
for start, end, new in (0, 5, b"goodbye"), (7, 7, b","), (9, 14, b"moon"), (0, 0, b"> "), (2, 5, b""):
    print(b.replace(start, end, new), end="|")
print()
while b.history:
    print(b.undo(), end="|")
print()
d = bytearray(range(10))
same = d
d[::3] = b"abcd"
d[5:2] = b"##"
print(d, len(d), d is same)
del d[1::2]
print(d)
d[-3:] = d[:2]
d[len(d):] = b"end"
d[2:2] = [33, 33]
print(d)
d[::-1] = bytes(d)
print(d)
d += b"+" + d[:2]
d *= 2
print(d, d.count(b"+"), d.find(b"dn", 5))
d[:] = b""
d.extend(range(65, 70)), d.append(0x21), d.insert(-1, 45), d.insert(100, 46)
print(d, d.pop(), d.pop(0), d)
d.remove(45)
d.reverse()
print(d, d == b"!EDCB", d > b"!ED", b"DC" in d, 66 in d, hash(bytes(d)) == hash(b"!EDCB"))
with memoryview(d) as view:
    view[1:3] = b"xy"
    view[3:] = view[:2]
    print(d, bytes(view[::-2]))
    for change in "d.append(1)", "del d[0]", "d[0:1] = b'ab'", "d[0:2] = b'OK'":
        try:
            exec(change)
            print(change, d)
        except BufferError as error:
            print(change, "BufferError")
d.append(1)
overlap = bytearray(b"0123456789")
moved = memoryview(overlap)
moved[2:8] = moved[0:6]
print(overlap)
moved[0:6] = moved[2:8]
print(overlap)
moved.release()
for wrong in "d[0] = 256", "d[0] = -1", "d[0] = 'a'", "d[0] = b'a'", "d[::2] = b'x'", "d[0:1] = 'text'", "d[20] = 1", "d.append(300)", "d.remove(7)", "d[0:2] = [1, 999]":
    try:
        exec(wrong)
        print(wrong, d)
    except (ValueError, TypeError, IndexError) as error:
        print(wrong, type(error).__name__, error)
print(d)
