# struct and array.
import struct, array
p = struct.pack(">IhB?f3s", 1, -2, 3, True, 1.5, b"abc"); print(p, struct.unpack(">IhB?f3s", p), struct.calcsize("<QdI"), struct.pack("<d", 0.1), struct.pack("!H", 513), struct.unpack("<2i", bytes(range(8))), list(struct.iter_unpack("<H", b"\1\0\2\0")), struct.Struct("<b").pack(-1), struct.pack("5s", b"ab"), struct.pack("p", b""), struct.unpack_from("<H", b"\0\1\2", 1)); b = bytearray(4); struct.pack_into("<H", b, 1, 515); print(b)
for f in (lambda: struct.pack("B", 256), lambda: struct.unpack("I", b"ab"), lambda: struct.pack("z", 1), lambda: struct.pack("II", 1), lambda: struct.pack("I", "a"), lambda: struct.pack("f", 1e100), lambda: struct.pack("b", -129)):
    try: print(f())
    except (struct.error, OverflowError) as e: print(type(e).__name__, e)
a = array.array("i", [1, 2, 3]); a.append(4); a.extend([5]); a[0] = 9; print(a, a.typecode, a.itemsize, len(a), a.tolist(), a[1:3], a.index(3), a.count(2), a.pop(), sum(a), array.array("d", [1.5]).tobytes(), array.array("B", b"ab"), a == array.array("i", [9, 2, 3, 4]), a + a, a * 2, 3 in a)
for f in (lambda: a.append("x"), lambda: array.array("b", [200]), lambda: array.array("q"), lambda: array.array("Z"), lambda: a.append(2**40), lambda: a + [1]):
    try: print(f())
    except (TypeError, OverflowError, ValueError) as e: print(type(e).__name__, e)
