# A cache of bounded size over a doubly linked list, against OrderedDict and functools.lru_cache.
import random
from collections import OrderedDict
from functools import lru_cache


class Node:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.before = self.after = self


class Cache:
    def __init__(self, size):
        self.size, self.nodes, self.ring = size, {}, Node()
        self.hits = self.misses = 0

    def _unlink(self, node):
        node.before.after, node.after.before = node.after, node.before

    def _to_front(self, node):
        first = self.ring.after
        node.before, node.after = self.ring, first
        self.ring.after = first.before = node

    def __getitem__(self, key):
        node = self.nodes.get(key)
        if node is None:
            self.misses += 1
            raise KeyError(key)
        self.hits += 1
        self._unlink(node)
        self._to_front(node)
        return node.value

    def __setitem__(self, key, value):
        node = self.nodes.pop(key, None)
        if node is not None:
            self._unlink(node)
        elif len(self.nodes) == self.size:
            oldest = self.ring.before
            self._unlink(oldest)
            del self.nodes[oldest.key]
        node = self.nodes[key] = Node(key, value)
        self._to_front(node)

    def __iter__(self):
        node = self.ring.after
        while node is not self.ring:
            yield node.key
            node = node.after


class Ordered(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.size = size

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)
        if len(self) > self.size:
            self.popitem(last=False)


rng = random.Random(4)
mine, theirs, calls = Cache(8), Ordered(8), []


@lru_cache(maxsize=8)
def square(key):
    calls.append(key)
    return key * key


for _ in range(2000):
    key = int(rng.triangular(0, 30, 4))
    for cache in (mine, theirs):
        try:
            assert cache[key] == key * key
        except KeyError:
            cache[key] = key * key
    square(key)
print(list(mine))
print(list(mine) == list(reversed(theirs)))
print(mine.hits, mine.misses, square.cache_info(), len(calls) == mine.misses)
