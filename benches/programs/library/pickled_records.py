"""Pickles of what programs keep: dataclasses, enums, dates, named tuples, slots, state of one's own."""
import collections
import dataclasses
import datetime
import enum
import io
import pickle

Pair = collections.namedtuple("Pair", "left right")


class Colour(enum.Enum):
    RED = 1
    GREEN = 2


@dataclasses.dataclass
class Item:
    number: int
    name: str
    tags: list


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a, self.b = a, b


class Stateful:
    def __init__(self, a):
        self.a = a

    def __getstate__(self):
        return {"a": self.a}

    def __setstate__(self, state):
        self.__dict__.update(state)


data = [
    (Item(i, f"item {i}", [i]), Colour(i % 2 + 1), datetime.datetime(2020, 1, 1 + i % 28, 3), Pair(i, "x"), Slotted(i, 1.5),
     Stateful(i), {i, -i}, collections.OrderedDict(a=i), datetime.date(2020, 1, 1 + i % 28), b"x" * (i % 50), f"text {i}")
    for i in range(1000)
]
rows = [{"id": i, "name": f"n{i}", "value": i / 3} for i in range(5000)]
size = 0
for _ in range(8):
    for protocol in (2, 5):
        stream = io.BytesIO()
        pickle.dump(data, stream, protocol)
        stream.seek(0)
        size += len(pickle.load(stream)) + len(pickle.loads(pickle.dumps(rows, protocol)))
print(size)
