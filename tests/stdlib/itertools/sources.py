"""The adapters over every kind of source, sources that change or are asked twice, and shared iterators."""
import operator
from functools import partial, reduce
from itertools import *


class Own:
    def __init__(self, stop):
        self.at, self.stop = 0, stop

    def __iter__(self):
        return self

    def __next__(self):
        if self.at == self.stop:
            raise StopIteration
        self.at += 1
        return self.at


def sources():
    yield [1, 2, 3, 4]
    yield (1, 2, 3, 4)
    yield range(1, 5)
    yield range(10**30, 10**30 + 4)
    yield "abcd"
    yield b"abcd"
    yield {1: 2, 3: 4}
    yield Own(4)
    yield iter([1, 2, 3, 4])
    yield (x for x in (1, 2, 3, 4))
    yield []


kinds = {
    "chain": lambda s: chain(s, [9]),
    "islice": lambda s: islice(s, 1, None, 2),
    "islice to": lambda s: islice(s, 3),
    "pairwise": pairwise,
    "batched": lambda s: batched(s, 3),
    "zip_longest": lambda s: zip_longest(s, "xy", range(6), fillvalue=0),
    "zip": lambda s: zip(s, [1, 2, 3], range(9)),
    "zip of four": lambda s: zip(s, (1, 2), [3, 4], "ab"),
    "map": lambda s: map(lambda *a: a, s, [7, 8, 9]),
    "filter": lambda s: filter(None, s),
    "enumerate": enumerate,
    "compress": lambda s: compress(s, [1, 0, 1]),
    "takewhile": lambda s: takewhile(lambda x: x != 3, s),
    "dropwhile": lambda s: dropwhile(lambda x: x != 3, s),
    "filterfalse": lambda s: filterfalse(lambda x: x == 3, s),
    "accumulate": lambda s: accumulate(s, lambda a, b: b),
    "groupby": lambda s: ((k, list(g)) for k, g in groupby(s, lambda x: x == 3)),
    "cycle": lambda s: islice(cycle(s), 7),
    "starmap": lambda s: starmap(lambda *a: a, zip(s, "pqrs")),
    "product": lambda s: product(s, repeat=2),
    "combinations": lambda s: combinations(s, 2),
    "permutations": lambda s: permutations(s, 2),
}
for name, make in kinds.items():
    for source in sources():
        print(name, list(make(source)))

# A list that grows while it is read.
grown = [1, 2]
seen = []
for item in chain(grown, "z"):
    seen.append(item)
    if len(grown) < 5:
        grown.append(item + 10)
print(seen)

# One iterator for both.
shared = iter(range(7))
print(list(zip(shared, shared)), list(zip_longest(*[iter([1, 2, 3])] * 2)))
shared = iter([1, 2, 3, 4, 5])
print(list(islice(shared, 2)), list(shared))
exhausted = iter([1])
print(list(chain(exhausted, exhausted)))
items = [1]
at_end = iter(items)
print(list(at_end))
items.append(2)
print(list(chain(at_end, [3])))

# Sums beyond a word, of floats, of mixed numbers.
print(list(accumulate([2**47, 2**47, 2**48, 2**62, 2**63])))
print(reduce(operator.mul, [2**40, 2**40, -(2**40), 3]), reduce(operator.add, [0.5, 0.25, 1e300, 1e300 * 1e10]))
print(reduce(operator.sub, [-(2**48), 2**48, 1]), operator.add(True, 2), operator.mul("a", 3), operator.add(1, 0.5))
print(repr(operator.mul(-0.0, 5.0)), repr(operator.sub(0.0, 0.0)), operator.add(float("inf"), -float("inf")))
print(partial(print, 1)(2, 3), partial(max, 5)(3), partial(partial(pow, 2), 3)(), partial(int, base=2)("101"))
for wrong in (lambda: zip(1), lambda: zip([1], other=1), lambda: islice([1]), lambda: islice([1], -1),
              lambda: zip_longest([1], fill=1), lambda: partial(), lambda: partial(1), lambda: map(len),
              lambda: filter(None), lambda: filter(None, [], []), lambda: list(zip([1], [1, 2], strict=True))):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
