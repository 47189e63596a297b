# Sorting by every kind of key, both ways: equal items keep their order.
import random

r = random.Random(5)


class Word(str):
    pass


class Odd:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n % 5 < other.n % 5

    def __repr__(self):
        return f"Odd({self.n})"


for size in (2, 3, 7, 12, 13, 20, 33, 64, 100):
    numbers = [r.randrange(10) for _ in range(size)]
    floats = [r.choice([0.0, -0.0, 1.5, -2.5, 1e300, float("inf")]) for _ in range(size)]
    big = [r.choice([1, -1]) * 2 ** r.randrange(70) for _ in range(size)]
    words = [r.choice("ab c abc abcdefghij abcdefghik z".split()) for _ in range(size)]
    wide = [r.choice(["\u4e00", "a", "\xe9", "b", "\U0001f600"]) for _ in range(size)]
    pairs = [(r.randrange(3), r.choice("xyz")) for _ in range(size)]
    mixed = [r.choice([1, 2.5, True]) for _ in range(size)]
    for items in (numbers, floats, big, words, wide, pairs, mixed):
        up, down = sorted(items), sorted(items, reverse=True)
        assert all(not b < a for a, b in zip(up, up[1:])), items
        assert up == down[::-1], items
        marked = list(enumerate(items))
        up = sorted(marked, key=lambda pair: pair[1])
        assert up == [pair for value in sorted(set(items)) for pair in marked if pair[1] == value], items
        down = sorted(marked, key=lambda pair: pair[1], reverse=True)
        assert down == [pair for value in sorted(set(items), reverse=True) for pair in marked if pair[1] == value], items
        assert [repr(x) for x in sorted(items, reverse=True)] == [repr(x) for _, x in down]
    odds = [Odd(n) for n in range(size)]
    print(sorted(odds)[:5], sorted(odds, reverse=True)[:3], sorted(odds, key=lambda odd: -odd.n)[:2])
print(sorted([3, 1, 2], key=float), sorted("banana"), sorted("banana", reverse=True), sorted([Word("b"), "a"]), sorted([True, False, 0, 1]))
print(sorted([2, 1], key=lambda x: None if x > 5 else x), sorted([float("nan"), 1.0])[1:])
for wrong in ([1, "a"], [1.5, None], [(1, "a"), (1, 2)]):
    items = wrong * 2
    try:
        items.sort()
    except TypeError as error:
        print(error, len(items))
items = [3, 1, 2]
try:
    items.sort(key=lambda x: items.append(x))
except (TypeError, ValueError) as error:
    print(type(error).__name__)
try:
    sorted([1, 2, 3], key=lambda x: 1 / (x - 2))
except ZeroDivisionError:
    print("ZeroDivisionError")
