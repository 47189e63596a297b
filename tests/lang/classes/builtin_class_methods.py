"""Class methods of builtin classes: called on classes, instances and subclasses, and as they lie in the class's dict."""
import itertools


class Table(dict):
    def __init__(self, *args):
        super().__init__(*args)
        self.made = True


class Data(bytes):
    pass


class Whole(int):
    pass


class Numbers(itertools.chain):
    pass


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


for _ in range(3):
    show(lambda: dict.fromkeys("ab"))
    show(lambda: dict.fromkeys("ab", 1))
    show(lambda: {}.fromkeys("ab", 2))
    show(lambda: type(Table.fromkeys("ab")))
    show(lambda: Table().fromkeys("ab").made)
    show(lambda: bytes.fromhex("00ff"))
    show(lambda: Data.fromhex("00ff").__class__.__name__)
    show(lambda: b"".fromhex("41"))
    show(lambda: int.from_bytes(b"\1\2", "big"))
    show(lambda: int.from_bytes(b"\1\2", byteorder="little"))
    show(lambda: type(Whole.from_bytes(b"\1\2", "big")))
    show(lambda: (5).from_bytes(b"\1", "big"))
    show(lambda: float.fromhex("0x1p3"))
    show(lambda: list(itertools.chain.from_iterable([[1], (2, 3)])))
    show(lambda: type(Numbers.from_iterable([])).__name__)
    show(lambda: dict.fromkeys())
    show(lambda: dict.fromkeys("a", 1, 2))
    show(lambda: bytes.fromhex("zz"))
    show(lambda: bytes.fromhex(1))

raw = dict.__dict__["fromkeys"]
show(lambda: raw(dict, "ab"))
show(lambda: type(raw(Table, "ab")))
show(lambda: raw(int, "ab"))
show(lambda: raw(1, "ab"))
show(lambda: raw())
show(lambda: raw.__get__(None, Table)("a"))
show(lambda: raw.__get__({})("a"))
show(lambda: raw.__get__(None, int))
show(lambda: raw.__get__(1, 2))


class Other:
    make = raw


show(lambda: Other.make("a"))
show(lambda: Other().make("a"))


class Meta(type):
    def fromkeys(cls, keys):
        return "meta"


class Mine(dict, metaclass=Meta):
    pass


show(lambda: Mine.fromkeys("a"))
Table.fromkeys = lambda keys: "replaced"
show(lambda: Table.fromkeys("a"))
del Table.fromkeys
show(lambda: type(Table.fromkeys("a")))

import sys

seen = []
sys.setprofile(lambda frame, event, argument: event[:2] == "c_" and seen.append((event, argument.__name__, argument.__self__)))
dict.fromkeys("ab")
Table.fromkeys("ab")
int.from_bytes(b"a", byteorder="big")
sys.setprofile(None)
print(seen)
events = []
sys.monitoring.use_tool_id(3, "test")
sys.monitoring.register_callback(3, sys.monitoring.events.CALL, lambda code, at, callee, first: events.append((callee.__name__, first)))
sys.monitoring.set_events(3, sys.monitoring.events.CALL)
dict.fromkeys("ab")
int.from_bytes(b"a", byteorder="big")
sys.monitoring.set_events(3, 0)
sys.monitoring.free_tool_id(3)
print(events)
