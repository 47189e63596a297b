# Sorting by keys: stability, several directions at once, keys called once, comparisons counted.
from functools import cmp_to_key
from operator import attrgetter, itemgetter

people = [("Ann", "Oslo", 31), ("Bob", "Rome", 25), ("Cid", "Oslo", 25), ("Dan", "Rome", 31), ("Eve", "Bern", 25), ("Fay", "Oslo", 31)]
name, city, age = map(itemgetter, range(3))


def initials(rows):
    return "".join(row[0][0] for row in rows)


print(initials(sorted(people, key=age)), initials(sorted(people, key=age, reverse=True)), initials(sorted(people, key=city)))
print(initials(reversed(sorted(people, key=age))), initials(sorted(reversed(people), key=age)))


def multisort(rows, *specs):
    rows = list(rows)
    for key, descending in reversed(specs):
        rows.sort(key=key, reverse=descending)
    return rows


print(initials(multisort(people, (age, True), (city, False), (name, True))), initials(sorted(people, key=lambda p: (-p[2], p[1]))))


class Descending:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return other.value < self.value


print(initials(sorted(people, key=lambda p: (p[2], Descending(p[1]), p[0]))))


class Counted:
    compared = 0

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Counted.compared += 1
        return self.n < other.n

    def __repr__(self):
        return str(self.n)


for kind, numbers in [("sorted", range(100)), ("backwards", range(100, 0, -1)), ("equal", [5] * 100), ("saw", [i % 7 for i in range(100)]),
                      ("two runs", [*range(50), *range(25, 75)]), ("mixed", [i * 37 % 101 for i in range(100)])]:
    Counted.compared = 0
    done = sorted(map(Counted, numbers))
    print(f"{kind:10}{Counted.compared:5}", done[0], done[-1], [c.n for c in done] == sorted(numbers))
calls = []
words = "pear fig apple Kiwi banana Date".split()
print(sorted(words, key=lambda w: calls.append(w) or len(w)), len(calls), calls == words)
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=lambda w: (len(w), w[::-1])), max(words, key=len), min(words, key=len))


def natural(a, b):
    a, b = ([int(p) if p.isdigit() else p for p in text.split(".")] for text in (a, b))
    return (a > b) - (a < b)


print(sorted(["1.10", "1.9", "1.2.1", "1.2", "0.30"], key=cmp_to_key(natural)), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
print(sorted([(2, "b"), (1, "z"), (2, "a")]), sorted([[2], [1, 5], [1]]), sorted([True, 0, -1.5, 1]), sorted([{3}, {1, 2, 3}, {3, 4}], key=len))
print(sorted([1j, -2, 3], key=abs), sorted("bca", reverse=True), sorted({"b": 1, "a": 2}.items(), key=itemgetter(1)), sorted([Counted(2), Counted(1)], key=attrgetter("n")))
data = [3, 1, 2]
for wrong in lambda: data.sort(key=lambda x: 1 / (x - 1)), lambda: sorted([1, "a"]), lambda: sorted([1, None, 2]), lambda: data.sort(len), lambda: sorted([1j, 2j]), lambda: data.sort(key=lambda x: data.append(x)):
    try:
        print(wrong())
    except (TypeError, ZeroDivisionError, ValueError) as error:
        print(type(error).__name__, error, data)
