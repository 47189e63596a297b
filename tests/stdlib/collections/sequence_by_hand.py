# A MutableSequence of bits kept in one integer: what the abstract class adds to five methods.
from collections.abc import MutableSequence, Reversible, Sequence


class Bits(MutableSequence):
    def __init__(self, bits=()):
        self.number, self.length = 0, 0
        self.extend(bits)

    def _place(self, index):
        if index < 0:
            index += self.length
        if not 0 <= index < self.length:
            raise IndexError("bit out of range")
        return index

    def __len__(self):
        return self.length

    def __getitem__(self, index):
        if isinstance(index, slice):
            return Bits(self[i] for i in range(*index.indices(self.length)))
        return self.number >> self._place(index) & 1

    def __setitem__(self, index, bit):
        mask = 1 << self._place(index)
        self.number = self.number | mask if bit else self.number & ~mask

    def __delitem__(self, index):
        index = self._place(index)
        low = self.number & (1 << index) - 1
        self.number = self.number >> index + 1 << index | low
        self.length -= 1

    def insert(self, index, bit):
        index = max(0, min(index + self.length if index < 0 else index, self.length))
        low = self.number & (1 << index) - 1
        self.number = (self.number >> index << 1 | bool(bit)) << index | low
        self.length += 1

    def __repr__(self):
        return "Bits(" + "".join(map(str, self)) + ")"


b = Bits([1, 0, 0, 1, 1])
print(b, b.number, len(b), b[0], b[-2], b[1:4], b[::-1], b[10:])
b.append(1), b.insert(0, 0), b.insert(-1, 0), b.insert(100, 1)
print(b, b.index(1), b.index(1, 2), b.index(1, -2), b.count(0), list(reversed(b)))
b[0] = True
b[-1] = 0
del b[2], b[-1]
print(b, b.pop(), b.pop(0), b, 1 in b, 2 in b)
b.reverse()
print(b)
b.remove(1)
b += [1, 1]
b.extend(b)
print(b, sum(b), max(b), [i for i, bit in enumerate(b) if bit])
first, *rest = b
print(first, rest, sorted(b), tuple(zip(b, "abc")))
match Bits([1, 0, 1]):
    case [1, x, y]:
        print("matched", x, y)
for wrong in lambda: b[20], lambda: b.remove(5), lambda: b.index(7), lambda: Bits().pop(), lambda: Sequence():
    try:
        print(wrong())
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
b.clear()
print(b, bool(b), isinstance(b, Sequence), isinstance(b, Reversible), isinstance(b, list))
