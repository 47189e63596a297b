# Structures shown prettily, and shown short
import pprint
import reprlib
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass, field
from types import MappingProxyType, SimpleNamespace


@dataclass
class Node:
    name: str
    children: list = field(default_factory=list)
    secret: int = field(default=0, repr=False)


class Quiet:
    def __repr__(self):
        return "Quiet()"


tree = Node("root", [Node("left with a long name", [Node("leaf")]), Node("right with a long name")])
pprint.pprint(tree, width=50)
data = {
    "words": ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta"],
    "nested": {"k%d" % i: list(range(i)) for i in range(6)},
    "text": "the quick brown fox jumps over the lazy dog " * 2,
    "raw": bytes(range(60, 110)),
    "tuple": (1,),
    "big": 1234567890,
}
pprint.pprint(data, width=60)
pprint.pprint(data, width=60, compact=True, sort_dicts=False, underscore_numbers=True, depth=2)
for value in (
    OrderedDict.fromkeys(("one" * 5, "two" * 5), 1), Counter("mississippi"), deque(range(12), 12),
    defaultdict(list, a=[1] * 10, b=[2] * 10), ChainMap({"a" * 10: 1}, {"b" * 10: 2}),
    SimpleNamespace(first="x" * 20, second="y" * 20), MappingProxyType({"k" * 20: 1, "l" * 20: 2}), {3, 1, 2}, Quiet(),
):
    pprint.pprint(value, width=30)
loop = {"self": None, "list": []}
loop["list"].append(loop["list"])
print(pprint.isrecursive(loop), pprint.isreadable(loop), pprint.saferepr([3, {"b": 1, "a": 2}]))

short = reprlib.Repr(maxlist=3, maxdict=1, maxstring=12, maxlevel=2, maxlong=10)
for value in (list(range(10)), {"a": 1, "b": 2}, "x" * 50, [[[[1]]]], 10**40, {5, 4, 3}, deque(range(9)), (1,), Quiet()):
    print(short.repr(value), "|", reprlib.repr(value))


class Chain:
    next = None

    @reprlib.recursive_repr(fillvalue="<again>")
    def __repr__(self):
        return f"Chain({self.next!r})"


a, b = Chain(), Chain()
a.next, b.next = b, a
print(a, reprlib.Repr(indent=2, maxlist=2).repr([1, [2, 3], 4]))
