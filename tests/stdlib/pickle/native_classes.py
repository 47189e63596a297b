# Pickler and Unpickler as classes in C are: attributes, hooks of derived classes, the memo, errors.
import _pickle
import collections
import copyreg
import io
import pickle
import re
import sys


def shown(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, re.sub("0x[0-9a-f]+", "0x", str(error)))


print(pickle.Pickler is _pickle.Pickler, pickle.Unpickler, pickle.dumps.__module__)
print([issubclass(pickle.PicklingError, pickle.PickleError), pickle.PickleError.__module__, pickle.UnpicklingError.__mro__[1:3]])

# Several objects with one memo.
file = io.BytesIO()
pickler = pickle.Pickler(file, 2)
shared = ["shared"]
pickler.dump(shared)
first = file.tell()
pickler.dump([shared, shared])
print(file.getvalue()[first:], pickler.bin, pickler.fast)
print(sorted(((number, kept) for number, kept in pickler.memo.copy().values()), key=lambda pair: pair[0]))
pickler.clear_memo()
print(pickler.memo.copy(), type(pickler.memo).__name__)
pickler.memo = {id(shared): (7, shared)}
pickler.dump(shared)
print(file.getvalue()[-6:])
for value in (3, {1: 2}, {1: (1, 2, 3)}):
    shown(lambda: setattr(pickler, "memo", value))
shown(lambda: delattr(pickler, "memo"))
shown(lambda: pickler.memo.__reduce__()[0])

reader = pickle.Unpickler(io.BytesIO(pickle.dumps(["a", "b"])))
print(reader.load(), reader.memo.copy())
print(reader.memo.__reduce__())
reader.memo.clear()
print(reader.memo.copy())
for value in (object, {-1: None}, {"a": 1}):
    shown(lambda: setattr(reader, "memo", value))

# Settings.
for work in (
    lambda: pickle.Pickler(3),
    lambda: pickle.Pickler(io.BytesIO(), 9),
    lambda: pickle.Pickler(io.BytesIO(), 4, buffer_callback=print),
    lambda: pickle.Unpickler(3),
    lambda: pickle.Unpickler(io.BytesIO(), encoding=3),
    lambda: pickle.Pickler.__new__(pickle.Pickler).dump(1),
    lambda: pickle.Unpickler.__new__(pickle.Unpickler).load(),
    lambda: pickle.Unpickler(io.BytesIO()).load(),
    lambda: pickle.Unpickler(io.BytesIO()).persistent_load(3),
    lambda: pickle.Pickler(io.BytesIO()).persistent_id(3),
    lambda: pickle.Pickler(io.BytesIO()).dispatch_table,
    lambda: setattr(pickle.Pickler(io.BytesIO()), "other", 1),
    lambda: pickle.dumps(1, 6),
    lambda: pickle.loads("text"),
):
    shown(work)


# Persistent ids.
class Named:
    def __init__(self, name):
        self.name = name


class Writer(pickle.Pickler):
    def persistent_id(self, value):
        return value.name if isinstance(value, Named) else None


class Reader(pickle.Unpickler):
    def persistent_load(self, name):
        return "loaded " + name


for protocol in range(6):
    file = io.BytesIO()
    Writer(file, protocol).dump([Named("one"), 1, Named("two")])
    file.seek(0)
    print(protocol, Reader(file).load(), len(file.read()))
    file.seek(0)
    shown(pickle.Unpickler(file).load)
shown(lambda: Writer(io.BytesIO(), 0).dump(Named("é")))
shown(lambda: Reader(io.BytesIO(b"P\xc3\xa9\n.")).load())


# Reducers of a pickler, a class and copyreg.
class Plain:
    pass


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)


class Overriding(pickle.Pickler):
    def reducer_override(self, value):
        if isinstance(value, Point):
            return Point, (value.y, value.x)
        if value is Plain:
            return str, ("the class Plain",)
        return NotImplemented


file = io.BytesIO()
Overriding(file).dump([Point(1, 2), Plain, int, print])
restored = pickle.loads(file.getvalue())
print(restored[0].x, restored[0].y, restored[1:])
for table in ({Point: lambda p: (complex, (p.x, p.y))}, collections.ChainMap({Point: lambda p: (tuple, ([p.x],))}, copyreg.dispatch_table)):
    file = io.BytesIO()
    pickler = pickle.Pickler(file)
    pickler.dispatch_table = table
    pickler.dump(Point(1, 2))
    print(pickle.loads(file.getvalue()), pickler.dispatch_table is table)


class Tabled(pickle.Pickler):
    dispatch_table = {Point: lambda p: (list, ([p.y],))}


file = io.BytesIO()
Tabled(file).dump(Point(1, 2))
print(pickle.loads(file.getvalue()))


# Which classes may be found.
class Careful(pickle.Unpickler):
    def find_class(self, module, name):
        if module != "builtins":
            raise pickle.UnpicklingError(f"no {module}.{name}")
        return super().find_class(module, name)


print(Careful(io.BytesIO(pickle.dumps([int, print]))).load())
shown(lambda: Careful(io.BytesIO(pickle.dumps(Point(1, 2)))).load())
shown(lambda: pickle.Unpickler(io.BytesIO()).find_class("collections", "OrderedDict"))
shown(lambda: pickle.Unpickler(io.BytesIO()).find_class("sys", "nothing"))
shown(lambda: pickle.Unpickler(io.BytesIO()).find_class("no_module_here", "x"))
shown(lambda: pickle.Unpickler(io.BytesIO()).find_class("__builtin__", "unichr"))

# Without a memo.
file = io.BytesIO()
pickler = pickle.Pickler(file)
pickler.fast = True
pickler.dump([shared, shared])
print(pickle.loads(file.getvalue()), b"\x94" in file.getvalue(), pickler.fast)
cycle = []
cycle.append(cycle)
try:
    pickler.dump(cycle)
except ValueError as error:
    print(str(error)[:70])

# Buffers beside the pickle.
data = bytearray(b"abc")
buffers = []
text = pickle.dumps([pickle.PickleBuffer(data), pickle.PickleBuffer(b"fixed")], 5, buffer_callback=buffers.append)
print(text, len(buffers))
restored = pickle.loads(text, buffers=buffers)
print(restored[0] is buffers[0], bytes(restored[0]), bytes(restored[1]))
restored = pickle.loads(text, buffers=[data, bytearray(b"x")])
print(restored[0] is data, restored[1].readonly)
shown(lambda: pickle.loads(text))
shown(lambda: pickle.loads(text, buffers=[data]))
print(pickle.loads(pickle.dumps([pickle.PickleBuffer(data), pickle.PickleBuffer(b"fixed")], 5)))
shown(lambda: pickle.dumps(pickle.PickleBuffer(data), 4))
shown(lambda: pickle.dumps(pickle.PickleBuffer(memoryview(data)[::2]), 5))
released = pickle.PickleBuffer(data)
released.release()
shown(lambda: pickle.dumps(released, 5))


# What cannot be pickled.
class Wrong:
    def __init__(self, answer):
        self.answer = answer

    def __reduce__(self):
        return self.answer


def local():
    class Inner:
        pass

    return Inner


for answer in (3, (), (int,), (3, ()), (int, 3), (int, (), None, 3), (int, (), None, None, 3), (int, (), None, None, None, 3), "nothing", (copyreg.__newobj__, ()), (copyreg.__newobj__, (3,)), (copyreg.__newobj__, (int,)), (copyreg.__newobj_ex__, (int,)), (copyreg.__newobj_ex__, (int, 3, {})), (int, (), None, None, iter([3]))):
    shown(lambda: pickle.dumps(Wrong(answer)))
shown(lambda: pickle.dumps(local()))
lonely = lambda: 3
shown(lambda: pickle.dumps(lonely))
Gone = type("Gone", (), {"__module__": "no_module_here"})
shown(lambda: pickle.dumps(Gone))
Other = type("Plain", (), {})
shown(lambda: pickle.dumps(Other))
Named.__qualname__ = "Näme"
globals()["Näme"] = Named
for protocol in (2, 3):
    shown(lambda: pickle.dumps(Named, protocol))

# Extension codes.
Named.__qualname__ = "Named"
for code in (200, 2000, 200000):
    copyreg.add_extension("__main__", "Named", code)
    text = pickle.dumps(Named, 2)
    print(text, pickle.loads(text) is Named)
    copyreg.remove_extension("__main__", "Named", code)
    copyreg.clear_extension_cache()
    shown(lambda: pickle.loads(text))

# Damaged data.
for text in (
    b"", b"\x80", b"\x80\x09.", b"K", b"]", b".", b"0.", b"(.", b"e.", b"]Ka", b"(0.", b"Na.", b"]Na", b"(NNNu.", b"}(Nu.", b"h\x05.",
    b"g7\n.", b"gx\n.", b"p0\n.", b"Np-1\n.", b"Ix\n.", b"I1\n.", b"I01\n.", b"L12L\n.", b"Lx\n.", b"F1.5\n.", b"Fx\n.", b"Sx\n.", b"S'a\\n'\n.",
    b"U\x02ab.", b"T\x02\x00\x00\x00ab.", b"V\\u20ac\n.", b"Q.", b"cx\n.", b"csys\n\n.", b"\x8c\x01aN\x93.", b"NN\x81.", b"cbuiltins\nint\nN\x81.",
    b"cbuiltins\nint\n)N\x92.", b"NNb.", b"cbuiltins\nint\nNR.", b"\x82\x00.", b"\x82\x07.", b"\x8b\xff\xff\xff\xff.", b"\x8d" + b"\xff" * 8 + b".",
    b"\x95\x10\x00\x00\x00\x00\x00\x00\x00N.", b"\x97.", b"x.", b"'.", b"\xff.", b"(cbuiltins\nlist\no.", b"\x8c\x05ab.", b"(.", b"2.", b"t.", b"\x85.",
):
    shown(lambda: (text, pickle.loads(text)))
print(type(pickle.loads(b"(i__main__\nNamed\n.")))
print(pickle.loads(b"U\x02\xe9a.", encoding="latin-1"), pickle.loads(b"U\x02\xe9a.", encoding="bytes"), pickle.loads(b"U\x01\xe9.", errors="replace"))
shown(lambda: pickle.loads(b"U\x01\xe9."))


# Files of all kinds.
class Small(io.BytesIO):
    sizes = []

    def read(self, size=-1):
        self.sizes.append(size)
        return super().read(size)


class Records:
    def __init__(self):
        self.written = []

    def write(self, data):
        self.written.append(len(data))


records = Records()
pickle.dump(["x" * 70000, b"y" * 70000, list(range(40000))], records, 4)
print(records.written[1:5])
file = Small(pickle.dumps([1, "two", 3.5], 0) + pickle.dumps({"a": (1, 2)}, 2) + b"rest")
reader = pickle.Unpickler(file)
print(reader.load(), reader.load(), file.read())
peeking = io.BufferedReader(io.BytesIO(pickle.dumps(1) + pickle.dumps([2] * 50) + b"rest"), 16)
print(pickle.load(peeking), len(pickle.load(peeking)), peeking.read())


class Odd:
    def read(self, size):
        return "text"

    def readline(self):
        return "text"


shown(lambda: pickle.load(Odd()))


# References that a pickler holds.
class Holder(pickle.Pickler):
    pass


holder = Holder(io.BytesIO())
holder.me = holder
value = Plain()
before = sys.getrefcount(value)
holder.dump(value)
print(sys.getrefcount(value) - before)
holder.clear_memo()
print(sys.getrefcount(value) - before)
