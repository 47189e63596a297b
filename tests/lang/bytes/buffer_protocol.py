"""What is bytes-like: arrays, memoryviews, and classes with `__buffer__` (PEP 688)."""

import array
import io
from collections.abc import Buffer

a = array.array("i", [1, 2, 3])
view = memoryview(a)
print(view.format, view.itemsize, view.shape, view.nbytes, view.tolist(), bytes(a)[:4])
view[1] = 20
print(a)
try:
    a.append(4)
except BufferError as error:
    print(error)
view.release()
a.append(4)
print(a, b"".join([array.array("b", b"xy"), memoryview(b"z")]), io.BytesIO(array.array("B", b"abc")).read())

target = array.array("B", b"......")
print(io.BytesIO(b"1234").readinto(target), target, int(memoryview(b"12")), float(memoryview(b"1.5")))
target[:2] = array.array("B", b"zzz")
print(target, target.tobytes().hex(), bytearray(target) == target, b"zzz" in target.tobytes())

print([isinstance(x, Buffer) for x in (b"", bytearray(), a, memoryview(b""), "", [])])
print(b"ab".__buffer__(0).tolist(), memoryview(a).__buffer__(0) == a)


class Shows:
    def __init__(self, data):
        self.data = data

    def __buffer__(self, flags):
        return memoryview(self.data)


print(bytes(memoryview(Shows(b"shown"))), b"-".join([b"a", Shows(b"b")]), isinstance(Shows(b""), Buffer))
for wrong in [lambda: b"a" < memoryview(b"b"), lambda: memoryview(b"ab")[0:1, 0:1], lambda: memoryview(Shows("no"))]:
    try:
        print(wrong())
    except (TypeError, NotImplementedError) as error:
        print(type(error).__name__, error)
print(b"a" == memoryview(b"a"), bytearray(b"a") < b"b", b"a" == bytearray(b"a"), bytearray(b"a") == memoryview(b"a"))
