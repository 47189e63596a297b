"""The builtin sort on what is sorted: ints, floats, texts, bytes, tuples, lists, dates, objects, with keys of all kinds."""
import dataclasses
import datetime
import functools
import operator
import random

r = random.Random(1)
n = 6000


@dataclasses.dataclass(order=True)
class Version:
    major: int
    minor: int


class Weight:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return self.value < other.value


ints = [r.randrange(10**6) for _ in range(n)]
nearly = list(range(n))
for _ in range(10):
    nearly[r.randrange(n)] = r.randrange(n)
kinds = [
    ints, list(range(n)), list(range(n, 0, -1)), nearly, [r.randrange(10) for _ in range(n)], [r.randrange(10**20) for _ in range(n)], [r.random() for _ in range(n)],
    [r.choice([r.random(), r.randrange(100)]) for _ in range(n)], [str(i) for i in ints], [r.choice("a\u00e9\u674e") + str(i) for i in ints], [str(i).encode() for i in ints],
    [(r.randrange(100), str(r.randrange(1000)), r.random()) for _ in range(n)], [[r.randrange(100), r.random()] for _ in range(n)],
    [datetime.date(2000 + r.randrange(30), 1 + r.randrange(12), 1 + r.randrange(28)) for _ in range(1000)], [Version(r.randrange(9), r.randrange(9)) for _ in range(1000)],
]
records = [{"name": str(i), "value": r.random(), "group": i % 17} for i in range(n)]
weights = [Weight(r.random()) for _ in range(1500)]
total = 0
for _ in range(3):
    for kind in kinds:
        total += len(sorted(kind)) + len(sorted(kind, reverse=True)) + (min(kind) == sorted(kind)[0]) + (max(kind) > min(kind))
    total += len(sorted(records, key=operator.itemgetter("value"))) + len(sorted(records, key=lambda d: (d["group"], -d["value"]))) + len(sorted(records, key=operator.itemgetter("group", "name")))
    total += len(sorted(kinds[8], key=len)) + len(sorted(kinds[9], key=str.lower)) + len(sorted(weights)) + len(sorted(weights, key=operator.attrgetter("value")))
    total += len(sorted(kinds[6][:1500], key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b))))
print(total, sorted(ints)[:3], sorted(kinds[11])[0])
