# A segment tree over any monoid and a Fenwick tree, both beside the plain list they must agree with.
import operator
import random
from itertools import accumulate
from math import gcd


class SegmentTree:
    def __init__(self, items, combine, identity):
        items = list(items)
        self.size, self.combine, self.identity = len(items), combine, identity
        self.tree = [identity] * self.size + items
        for n in range(self.size - 1, 0, -1):
            self.tree[n] = combine(self.tree[2 * n], self.tree[2 * n + 1])

    def __len__(self):
        return self.size

    def __setitem__(self, index, value):
        n = operator.index(index) + self.size
        self.tree[n] = value
        while n := n >> 1:
            self.tree[n] = self.combine(self.tree[2 * n], self.tree[2 * n + 1])

    def __getitem__(self, index):
        if not isinstance(index, slice):
            return self.tree[self.size:][index]
        start, stop, step = index.indices(self.size)
        if step != 1:
            raise ValueError("only contiguous slices")
        left, right, start, stop = self.identity, self.identity, start + self.size, stop + self.size
        while start < stop:
            if start & 1:
                left = self.combine(left, self.tree[start])
                start += 1
            if stop & 1:
                stop -= 1
                right = self.combine(self.tree[stop], right)
            start, stop = start >> 1, stop >> 1
        return self.combine(left, right)


class Fenwick:
    def __init__(self, size):
        self.tree = [0] * (size + 1)

    def add(self, at, amount):
        at += 1
        while at < len(self.tree):
            self.tree[at] += amount
            at += at & -at

    def prefix(self, stop):
        total = 0
        while stop:
            total += self.tree[stop]
            stop &= stop - 1
        return total

    def find(self, total):
        """The first place whose prefix, itself included, exceeds the total."""
        at = 0
        for bit in reversed(range(len(self.tree).bit_length())):
            step = at + (1 << bit)
            if step < len(self.tree) and self.tree[step] <= total:
                at, total = step, total - self.tree[step]
        return at


items = [12, 18, 6, 30, 42, 9, 27, 15, 21, 33]
for name, combine, identity in (("sum", operator.add, 0), ("min", min, float("inf")), ("gcd", gcd, 0), ("or", operator.or_, 0)):
    tree = SegmentTree(items, combine, identity)
    before = tree[:], tree[2:5], tree[-3:], tree[4:4]
    tree[3] = 1
    print(name, before, "then", tree[:], tree[2:5], tree[3], tree[-1])
words = SegmentTree("the quick brown fox jumps over it".split(), operator.add, "")
print(words[1:4], words[:], len(words))
for wrong in (slice(0, 4, 2), "first", 10):
    try:
        SegmentTree(items, max, 0)[wrong]
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)

dice = random.Random(5)
plain, sums, best, agree = [0] * 50, Fenwick(50), SegmentTree([0] * 50, max, 0), 0
for _ in range(150):
    at, amount = dice.randrange(50), dice.randrange(1, 100)
    plain[at] += amount
    sums.add(at, amount)
    best[at] = plain[at]
    start, stop = sorted(dice.choices(range(51), k=2))
    agree += sums.prefix(stop) - sums.prefix(start) == sum(plain[start:stop]) and best[start:stop] == max(plain[start:stop], default=0)
print("agree:", agree, "total", sums.prefix(50), plain[:6])
print([sums.find(total) for total in (0, 500, 2500, 5000)],
      [next(n for n, s in enumerate(accumulate(plain)) if s > total) for total in (0, 500, 2500, 5000)])


def inversions(numbers):
    rank, seen, total = {n: r for r, n in enumerate(sorted(set(numbers)))}, Fenwick(len(numbers)), 0
    for done, number in enumerate(numbers):
        total += done - seen.prefix(rank[number] + 1)
        seen.add(rank[number], 1)
    return total


for numbers in ([1, 2, 3], [3, 2, 1], items, plain):
    print(inversions(numbers), sum(a > b for n, a in enumerate(numbers) for b in numbers[n + 1:]))
