# A MutableSet of small numbers kept in the bits of one: the operators come from the abstract class.
from collections.abc import MutableSet, Set


class Small(MutableSet):
    def __init__(self, members=()):
        self.bits = 0
        for member in members:
            self.add(member)

    def __contains__(self, n):
        return isinstance(n, int) and n >= 0 and bool(self.bits >> n & 1)

    def __iter__(self):
        return (n for n in range(self.bits.bit_length()) if n in self)

    def __len__(self):
        return self.bits.bit_count()

    def add(self, n):
        self.bits |= 1 << n

    def discard(self, n):
        if n in self:
            self.bits ^= 1 << n

    def __repr__(self):
        return "<" + " ".join(map(str, self)) + ">"


class Frozen(Set):
    def __init__(self, members):
        self.members = sorted({*members})

    __contains__ = lambda self, n: n in self.members
    __iter__ = lambda self: iter(self.members)
    __len__ = lambda self: len(self.members)
    __hash__ = Set._hash


a, b = Small([5, 1, 9, 1]), Small(range(0, 10, 3))
print(a, b, a | b, a & b, a - b, b - a, a ^ b)
print(a | {2, 9}, {2, 9} | a, {2, 9} - a, [1, 2] & a, a ^ [5, 6])
print(type({2} & a).__name__, type(a & {2}).__name__, type(Frozen([2]) | a).__name__)
print(a == {1, 5, 9}, {1, 5, 9} == a, a != b, a <= {1, 5, 9}, a < {1, 5, 9}, {1} < a, a >= Small(), a.isdisjoint(b))
a |= [7]
a &= range(4, 10)
print(a, len(a), 7 in a, "x" in a, bool(Small()))
a -= {5}
a ^= {7, 8}
print(a, a.pop(), a, max(a), sorted(a, reverse=True))
a ^= a
print(a, len(a))
b -= b
print(b)
f, g = Frozen("abca"), Frozen("cab")
print(f == g, hash(f) == hash(g), hash(Frozen([1, 2])) == hash(frozenset([2, 1])), len({f, g}), f == frozenset("abc"))
for wrong in (lambda: b.pop(), lambda: b.remove(3), lambda: hash(b), lambda: b | 3, lambda: b < [1],
              lambda: Set(), lambda: Small.__bases__[0]()):
    try:
        print(wrong())
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
