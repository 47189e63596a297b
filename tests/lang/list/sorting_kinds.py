"""Sorting keys of one kind, and of kinds that are nearly one: the order, stability, and what cannot be compared."""
import random

r = random.Random(4)


def check(name, values):
    for reverse in (False, True):
        out = sorted(values, reverse=reverse)
        numbered = sorted(enumerate(values), key=lambda pair: pair[1], reverse=reverse)
        assert [value for _, value in numbered] == out
        pairs = zip(numbered, numbered[1:])
        assert all(a[0] < b[0] for a, b in pairs if a[1] == b[1]), name
        # Insertion, as the definition of the order.
        slow = []
        for value in reversed(values) if reverse else values:
            place = len(slow)
            while place and value < slow[place - 1]:
                place -= 1
            slow.insert(place, value)
        assert out == (slow[::-1] if reverse else slow), name
    print(name, ascii(out[:3]), ascii(out[-2:]))


for count in (0, 1, 2, 7, 13, 40, 200):
    print(count)
    check("ints", [r.randrange(-50, 50) for _ in range(count)])
    check("words", [r.randrange(-(2**62), 2**62) for _ in range(count)])
    check("large", [r.choice([-1, 1]) * 10 ** r.randrange(30) + r.randrange(3) for _ in range(count)])
    check("bools", [r.choice([True, False, 0, 1, 2]) for _ in range(count)])
    check("floats", [r.choice([0.0, -0.0, 1.5, -1.5, 1e300, float("inf"), r.random()]) for _ in range(count)])
    check("numbers", [r.choice([1, 2.5, 2**70, 3, -1e30]) for _ in range(count)])
    check("strs", ["".join(r.choices("ab\xe9z", k=r.randrange(12))) for _ in range(count)])
    check("wide", ["".join(r.choices("a\xe9\u0142\U0001f600", k=r.randrange(4))) for _ in range(count)])
    check("bytes", [bytes(r.choices(b"\x00ab\xff", k=r.randrange(12))) for _ in range(count)])
    check("tuples", [(r.randrange(3), r.choice("abc"), r.random()) for _ in range(count)])
    check("lists", [[r.randrange(3)] * r.randrange(4) for _ in range(count)])
    check("lists of bytes", [[bytes([r.randrange(3)]), 10**25 + r.randrange(2)] for _ in range(count)])
    check("nested", [([r.randrange(3)], (r.randrange(2), "a")) for _ in range(count)])
    check("bytearrays", [bytearray(r.choices(b"ab", k=2)) for _ in range(count)])
    nearly = list(range(count))
    for _ in range(count // 10):
        nearly[r.randrange(count)] = r.randrange(count)
    check("nearly", nearly)


class Odd(int):
    def __lt__(self, other):
        return int(self) % 2 < int(other) % 2 or (int(self) % 2 == int(other) % 2 and int(self) > int(other))


print(sorted([Odd(n) for n in range(9)]))
for values in ([1, "a"], [b"a", "a"], [(1, "a"), (1, b"a")], [[1], (1,)], [None, None], [1j, 2j], [[2], [None], [1]]):
    try:
        print(sorted(values))
    except TypeError as error:
        print(error)
inside = []
inside.append(inside)
print(sorted([[1, 2], [1], []]), sorted([inside, inside]) == [inside, inside])
nan = float("nan")
print(sorted([3.0, nan, 1.0]), sorted([[nan], [1.0]]), min(3.0, nan), max([1, 2.5, True]), min([nan, 1.0]))
