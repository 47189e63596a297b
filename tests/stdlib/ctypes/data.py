# ctypes without libraries: C data types as CPython lays them out.
import ctypes
from ctypes import (
    Array, BigEndianStructure, CFUNCTYPE, POINTER, Structure, Union, alignment, byref, c_bool, c_byte,
    c_char, c_char_p, c_double, c_float, c_int, c_int16, c_int64, c_long, c_short, c_ubyte, c_uint,
    c_uint8, c_uint16, c_uint32, c_ulong, c_void_p, c_wchar, c_wchar_p, cast, create_string_buffer,
    create_unicode_buffer, memmove, memset, pointer, py_object, sizeof, string_at,
)


def tried(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


# Simple types wrap around, convert and print.
print(c_int(2**31), c_uint(-1), c_ubyte(257), c_byte(200), c_long(2**63), c_short(-32769))
print(c_double(1), c_float(0.1).value, c_bool(3), c_char(b"x"), c_wchar("ä"), c_char(65))
print(c_char_p(b"abc").value, c_wchar_p("abc").value, c_char_p(), c_void_p(), c_void_p(5), c_char_p(b"a\0b").value)
print(tried(c_int, "x")[:9], tried(c_char, b"xy"), tried(c_int, 1.5)[:9], tried(c_char_p, "s"))
x = c_int(3)
x.value += 4
print(x.value, x, bool(c_int(0)), bool(c_int(1)), py_object([1]).value, bytes(x), sizeof(x))
print([sizeof(t) for t in (c_bool, c_char, c_short, c_int, c_long, c_float, c_double, c_void_p, c_wchar)])
print(c_int.__ctype_be__(1), bytes(c_int.__ctype_be__(1)), c_int(5) == c_int(5))

# Arrays.
Ints = c_int * 5
numbers = Ints(1, 2, 3)
print(list(numbers), len(numbers), numbers[1:4], numbers[-1], Ints.__name__, Ints is c_int * 5)
numbers[3] = 9
numbers[0:2] = [7, 8]
print(numbers[:], sizeof(numbers), isinstance(numbers, Array), tried(numbers.__getitem__, 5))
print(memoryview(numbers).nbytes, bytes(numbers)[:8])
text = create_string_buffer(b"hello", 10)
print(text.value, text.raw, len(text), text[1], text[0:3])
text.value = b"hi"
print(text.raw, tried(setattr, text, "value", b"x" * 11))
wide = create_unicode_buffer("grün")
print(wide.value, len(wide), wide[2], tried(create_string_buffer, "s"))
grid = (c_int * 2 * 3)((1, 2), (3, 4))
print([list(row) for row in grid], sizeof(grid))


# Structures: alignment, nesting, bits, packing.
class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_double)]


class Box(Structure):
    _fields_ = [("name", c_char * 6), ("low", Point), ("high", Point), ("flag", c_ubyte)]


class Packed(Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = [("a", c_ubyte), ("b", c_int)]


class Flags(Structure):
    _fields_ = [("a", c_uint, 3), ("b", c_int, 5), ("c", c_uint, 26)]


print(sizeof(Point), alignment(Point), Point.y.offset, sizeof(Box), Box.high.offset, Box.flag.offset, sizeof(Packed))
p = Point(1, y=2.5)
print(p.x, p.y, Point.x, tried(Point, 1, 2, 3), tried(lambda: p.z), tried(setattr, p, "x", "no")[:9])
b = Box(b"box", (1, 2), p)
b.low.x = 40
p.x = 99
print(b.name, b.low.x, b.low.y, b.high.x, b.flag, bytes(Packed(1, 2)))
f = Flags(5, -3, 1000)
print(f.a, f.b, f.c, sizeof(Flags), Flags.b, bytes(f))
f.a = 15
print(f.a, f.b)


class Number(Union):
    _fields_ = [("whole", c_uint32), ("parts", c_uint8 * 4), ("real", c_float)]


n = Number(real=1.0)
print(hex(n.whole), list(n.parts), sizeof(Number))
n.parts[3] = 0x40
print(n.real)


class Derived(Point):
    _fields_ = [("z", c_int16)]


d = Derived(1, 2, 3)
print(d.x, d.y, d.z, sizeof(Derived), Derived.z.offset)


class Inner(Union):
    _fields_ = [("i", c_int), ("c", c_char)]


class Outer(Structure):
    _anonymous_ = ("u",)
    _fields_ = [("k", c_int), ("u", Inner)]


o = Outer(1)
o.i = 0x41
print(o.c, o.u.i, bytes(o))


class Net(BigEndianStructure):
    _fields_ = [("port", c_uint16), ("address", c_uint32)]


net = Net(80, 0x7F000001)
print(bytes(net), net.port, hex(net.address), Net.from_buffer_copy(bytes(net)).port)


# Buffers are shared or copied.
raw = bytearray(8)
view = Point.from_buffer(bytearray(16))
pair = (c_int * 2).from_buffer(raw)
pair[1] = 1
print(raw, tried((c_int * 3).from_buffer, raw), tried(c_int.from_buffer, b"1234"))
print(c_int.from_buffer_copy(b"\1\0\0\0").value, c_int.from_buffer(raw, 4).value)


# Pointers into what they were made of.
class Node(Structure):
    pass


Node._fields_ = [("value", c_int), ("next", POINTER(Node))]
third = Node(3)
second = Node(2, pointer(third))
first = Node(1, pointer(second))
values, at = [], pointer(first)
while at:
    values.append(at.contents.value)
    at = at.contents.next
print(values, POINTER(c_int).__name__, bool(POINTER(c_int)()), tried(lambda: POINTER(c_int)().contents))
i = c_int(42)
q = pointer(i)
q.contents.value = 43
q[0] += 1
print(i, q[0], POINTER(c_int) is type(q))
at = cast(numbers, POINTER(c_int))
print(at[0], at[2], at[:3], cast(pair, POINTER(c_uint8))[4])
source, target = create_string_buffer(b"copy"), create_string_buffer(8)
memmove(target, source, 4)
memset(target, ord("K"), 1)
print(target.value, string_at(target), string_at(target, 2), string_at(b"abc"))


class Named(Structure):
    _fields_ = [("name", c_char_p), ("size", c_int)]


named = Named(b"a name", 6)
print(named.name, named.size, Named().name)
Call = CFUNCTYPE(c_int, c_int, c_int)
print(Call(lambda a, b: a * b)(6, 7), isinstance(byref(i), object), Call is CFUNCTYPE(c_int, c_int, c_int))
print(tried(ctypes.CDLL, "libthereisnone.so").split(":")[0], hasattr(ctypes.cdll, "thereisnone"))
print(c_int64(5).value, c_ulong(7).value, c_double.from_buffer_copy(bytes(8)).value)
