# Pickles with persistent ids, state taken out and put in, copyreg, and what each protocol does
import copyreg
import io
import pickle
import pickletools


class Record:
    def __init__(self, table, key):
        self.table, self.key = table, key


TABLE = {"a": Record("users", "a"), "b": Record("users", "b")}


class Pickler(pickle.Pickler):
    def persistent_id(self, value):
        return (value.table, value.key) if isinstance(value, Record) else None


class Unpickler(pickle.Unpickler):
    def persistent_load(self, pid):
        if pid[1] not in TABLE:
            raise pickle.UnpicklingError(f"no record {pid}")
        return TABLE[pid[1]]


class Connection:
    def __init__(self, host):
        self.host, self.socket = host, open

    def __getstate__(self):
        return {k: v for k, v in self.__dict__.items() if k != "socket"}

    def __setstate__(self, state):
        self.__dict__.update(state, socket="again")


class Version:
    __slots__ = "numbers", "tag"

    def __init__(self, *numbers):
        self.numbers = numbers


class Point(complex):
    def __reduce__(self):
        return Point, (self.real, self.imag), {"note": "was pickled"}


class Bag(list):
    pass


def pickle_slice(s):
    return slice, (s.start, s.stop, 1)


for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    out = io.BytesIO()
    Pickler(out, protocol).dump([TABLE["a"], {"k": TABLE["b"]}, TABLE["a"]])
    try:
        out.seek(0)
        back = Unpickler(out).load()
        print(protocol, back[0] is TABLE["a"] is back[2], back[1]["k"] is TABLE["b"])
    except IndexError:
        print(protocol, "index")
    except pickle.UnpicklingError as error:
        print(protocol, error)
    bag = Bag([1, 2])
    bag.extra = bag
    p, again = pickle.loads(pickle.dumps((Point(1, 2), bag), protocol))
    print("  ", p, p.note, again, again.extra is again, again.__dict__.keys())
    try:
        v = pickle.loads(pickle.dumps(Version(3, 13), protocol))
        print("  ", v.numbers, hasattr(v, "tag"))
    except TypeError as error:
        print("  ", type(error).__name__)
c = pickle.loads(pickle.dumps(Connection("h")))
print(c.host, c.socket)
copyreg.pickle(slice, pickle_slice)
print(pickle.loads(pickle.dumps(slice(1, 2, 5))))
table = {**copyreg.dispatch_table, complex: lambda z: (complex, (0, z.imag))}
out = io.BytesIO()
pickler = pickle.Pickler(out, 4)
pickler.dispatch_table = table
pickler.dump(3 + 4j)
print(pickle.loads(out.getvalue()))
for op, argument, at in pickletools.genops(pickle.dumps(("a", [1, 300, -1], {"k": None}, b"x", 2.5), 4)):
    print(at, op.name, argument)
for wrong in (b"", b"\x80\x09.", b"c__main__\nNone_here\n.", b"]a."):
    try:
        pickle.loads(wrong)
    except Exception as error:
        print(wrong, type(error).__name__)
for what in (lambda: 0, (x for x in ())):
    try:
        pickle.dumps(what)
    except Exception as error:
        print(type(error).__name__)
