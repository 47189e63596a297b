"""dataclasses, enum, copy, datetime parsed and formatted, random, math, contextlib, operator."""
import contextlib
import copy
import dataclasses
import datetime
import enum
import math
import operator
import random


@dataclasses.dataclass(order=True)
class Item:
    number: int
    name: str = "x"
    tags: list = dataclasses.field(default_factory=list)


class Colour(enum.Enum):
    RED = 1
    GREEN = 2


class Access(enum.Flag):
    READ = 1
    WRITE = 2


@contextlib.contextmanager
def manager():
    yield 1


total, r = 0, random.Random(5)
nested = {"a": [1, 2, {"b": (1, 2, [3])}], "d": {i: [i] for i in range(100)}, "items": [Item(i) for i in range(50)]}
for _ in range(10):
    items = [Item(i, "y") for i in range(1000)]
    total += len(copy.deepcopy(nested)) + len([copy.copy(item) for item in items[:300]]) + sum(a == b for a, b in zip(items, items)) + len(dataclasses.asdict(items[0]))
    total += sum(len(dataclasses.replace(item, number=1).name) for item in items[:300]) + len(repr(items[:100]))
    for i in range(1000):
        total += Colour(1 + i % 2).value + (Colour.RED is Colour["RED"]) + len(Colour.RED.name) + (Access.READ in Access.READ | Access.WRITE)
    stamps = [f"2020-01-{i % 28 + 1:02d}T03:04:{i % 60:02d}.123456" for i in range(300)]
    times = [datetime.datetime.fromisoformat(stamp) for stamp in stamps]
    total += sum(len(t.isoformat()) + len(t.strftime("%Y-%m-%d %H:%M:%S")) for t in times) + len({t: 1 for t in times} | {t.date(): 1 for t in times})
    total += sum((t - times[0]).days + (t + datetime.timedelta(hours=1)).hour for t in times)
    total += sum(datetime.datetime.strptime(stamp[:10], "%Y-%m-%d").day for stamp in stamps[:100])
    total += sum(r.randint(1, 100) + (r.random() < 0.5) + len(r.choice(["a", "bb"])) for _ in range(1500))
    shuffled = list(range(1000))
    r.shuffle(shuffled)
    total += len(r.sample(shuffled, 50)) + int(sum(r.gauss(0, 1) for _ in range(500)))
    total += int(sum(math.sqrt(i) + math.sin(i) + math.hypot(i, i) + math.gcd(i, 12) for i in range(2000))) + int(math.fsum([0.1] * 1000))
    for i in range(500):
        with manager() as one:
            total += one
        with contextlib.suppress(KeyError):
            {}[1]
    total += sum(map(operator.attrgetter("number"), items)) + len([*map(operator.methodcaller("upper"), ["a"] * 1000)])
print(total)
