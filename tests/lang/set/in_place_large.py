"""Operations that replace a large set's contents by those of another size."""

numbers = set(range(1000))
numbers.intersection_update(range(0, 1000, 2))
print(len(numbers), sorted(numbers)[:4])
numbers &= set(range(100))
print(len(numbers), sum(numbers))
numbers &= frozenset(range(0, 100, 10))
print(sorted(numbers))
numbers.intersection_update(range(1000), range(30), {0, 20})
print(sorted(numbers))

for size in [0, 1, 4, 5, 8, 9, 20, 100]:
    left = set(range(200))
    left &= set(range(size))
    assert left == set(range(size)), size
    left |= set(range(300))
    assert len(left) == 300
    left -= set(range(size))
    left ^= set(range(500))
    print(size, len(left), len(set(left)), len(left.copy()))


class Counting:
    hashed = 0

    def __init__(self, number):
        self.number = number

    def __hash__(self):
        Counting.hashed += 1
        return self.number

    def __eq__(self, other):
        return self.number == other.number


items = dict.fromkeys(map(Counting, range(10)))
print(Counting.hashed)
dict.fromkeys(set(items))
dict.fromkeys(frozenset(items), 1)
dict.fromkeys(items)
print(Counting.hashed)

print(type({1: 2}.keys() & frozenset([1])), type({1: 2}.keys() & {1}), type({1: 2}.items() & frozenset()))
