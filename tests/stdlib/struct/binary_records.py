# A file of binary records read through struct, array and memoryview without copies
import struct
import sys
from array import array

HEADER = struct.Struct("<4sHHI")
RECORD = struct.Struct("<10pih?x")


def build(rows):
    buffer = bytearray(HEADER.size + RECORD.size * len(rows))
    HEADER.pack_into(buffer, 0, b"TEST", 1, len(rows), 0)
    for i, row in enumerate(rows):
        RECORD.pack_into(buffer, HEADER.size + i * RECORD.size, *row)
    view = memoryview(buffer)
    struct.pack_into("<I", view, 8, sum(view[HEADER.size:]))
    return buffer


def read(buffer):
    magic, version, count, checksum = HEADER.unpack_from(buffer)
    body = memoryview(buffer)[HEADER.size:].toreadonly()
    if checksum != sum(body):
        raise ValueError(f"checksum {sum(body)} is not {checksum}")
    return [(name.decode(), n, h, b) for name, n, h, b in RECORD.iter_unpack(body)]


data = build([(b"first", 1, -2, True), (b"a very long name", -70000, 32767, False)])
print(HEADER.size, RECORD.size, data.hex(" ", 4))
print(read(data))
data[-3] ^= 1
try:
    read(data)
except ValueError as error:
    print(error)
print(struct.pack(">bhiq", -1, -2, -3, -4).hex(), struct.calcsize("@bq"), struct.calcsize("=bq"))
print(struct.unpack(">edf", struct.pack(">edf", 1.5, 0.1, 0.1)), struct.pack("<3s0i2x", b"abcd"))
for form, values in (("<b", (128,)), ("<H", (-1,)), ("<i", ("1",)), ("<2i", (1,)), ("<e", (1e6,)), ("<z", ()), ("s", (1,))):
    try:
        struct.pack(form, *values)
    except (struct.error, OverflowError) as error:
        print(form, type(error).__name__, error)

numbers = array("h", range(-3, 4))
view = memoryview(numbers)
view[1:6:2] = array("h", [100, 200, 300])
print(numbers, view[::2].tolist(), view.format, view.itemsize, view.nbytes)
try:
    numbers.append(1)
except BufferError as error:
    print(error)
view.release()
numbers.append(9)
numbers.byteswap()
numbers.byteswap()
print(numbers.index(200), numbers.count(9), numbers[-2:], numbers.tobytes()[-2:] == (9).to_bytes(2, sys.byteorder))
table = memoryview(bytearray(range(12))).cast("B", (3, 4))
print(table.shape, table.strides, table[2, 1], table.tolist()[1], table.cast("B")[5:7].tobytes())
a = array("d", [1, 2.5])
a.frombytes(struct.pack("d", 7))
a += array("d", [8])
print(a, a * 2 == a + a, a < array("d", [1, 3]), array("w", "hé").tounicode(), a.pop(0), a.typecode)
