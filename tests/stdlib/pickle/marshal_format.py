"""`marshal`: the format, what occurs twice, versions, what cannot be written or read."""

import array
import io
import marshal
import sys

values = [1, -5, 2**40, -(2**70), 1.5, "é", b"x", (1,), [1], {1: 2}, {1}, frozenset([1]), 1j, True, None, ..., "\ud800", "x" * 300]
for value in values:
    data = marshal.dumps(value, 2)
    print(data[:40], marshal.loads(data) == value, marshal.loads(marshal.dumps(value)) == value)
for value in (bytearray(b"ab"), memoryview(b"cd"), array.array("B", [1, 2])):
    print(marshal.loads(marshal.dumps(value)))

shared = [1, "shared", (2.5, b"bytes")]
loaded = marshal.loads(marshal.dumps((shared, shared, shared[2])))
print(loaded, loaded[0] is loaded[1], loaded[0][2] is loaded[2])
loaded = marshal.loads(marshal.dumps((shared, shared), 2))
print(loaded[0] is loaded[1])
cycle = [1]
cycle.append(cycle)
loaded = marshal.loads(marshal.dumps(cycle))
print(loaded[1] is loaded)
print(marshal.loads(marshal.dumps(sys.intern("interned_text"))) is sys.intern("interned_text"))
print(marshal.loads(marshal.dumps(StopIteration)))
print(marshal.dumps({"a", "b", "c", b"d", 5}, 2) == marshal.dumps({5, "c", b"d", "b", "a"}, 2))


class MyList(list):
    pass


deep = []
for _ in range(2500):
    deep = [deep]
for value in (MyList(), object(), int, [object()], deep):
    try:
        marshal.dumps(value)
    except ValueError as error:
        print(error)
code = compile("x = 6 * 7", "file", "exec")
namespace = {}
exec(marshal.loads(marshal.dumps(code)), namespace)
print(namespace["x"])
for action in (lambda: marshal.dumps([code], allow_code=False), lambda: marshal.loads(marshal.dumps([code]), allow_code=False)):
    try:
        action()
    except ValueError as error:
        print(error)
for data in (b"", b"i\x01", b"(\x02\0\0\0", b"?", b"r\x01\0\0\0", b"l\x01\0\0\0", b"l\x01\0\0\0\0\0", b"I" + b"\xff" * 8,
             b"f\x031.5", b"\xff", b"0", b"[\x01\0\0\x000", b"s\xff\xff\xff\xff", b")\x01" * 2500 + b"N"):
    for load in (marshal.loads, lambda data: marshal.load(io.BytesIO(data))):
        try:
            print(data[:8], load(data))
        except Exception as error:
            print(data[:8], type(error).__name__, error)

file = io.BytesIO()
for value in values:
    marshal.dump(value, file)
    file.write(b"between")
file.seek(0)
print(all(marshal.load(file) == value and file.read(7) == b"between" for value in values))


class Boastful(io.BytesIO):
    def readinto(self, buffer):
        return super().readinto(buffer) + 10


try:
    marshal.load(Boastful(b"g12345678"))
except ValueError as error:
    print(error)
