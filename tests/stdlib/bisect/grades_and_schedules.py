# bisect: grades, insertion with keys, ranges of equal items, sequences of one's own.
import bisect
from collections import namedtuple
from operator import attrgetter

Movie = namedtuple("Movie", "name released director")
movies = [
    Movie("Jaws", 1975, "Spielberg"), Movie("Titanic", 1997, "Cameron"),
    Movie("The Birds", 1963, "Hitchcock"), Movie("Aliens", 1986, "Cameron"),
]
by_year = attrgetter("released")
movies.sort(key=by_year)
print(movies[bisect.bisect(movies, 1960, key=by_year)])
bisect.insort(movies, Movie("Love Story", 1970, "Hiller"), key=by_year)
bisect.insort_left(movies, Movie("Seven", 1986, "X"), key=by_year)
bisect.insort_right(movies, Movie("Last of 1986", 1986, "Y"), key=by_year)
print(*movies, sep="\n")


def grade(score, breakpoints=(60, 70, 80, 90), grades="FDCBA"):
    return grades[bisect.bisect(breakpoints, score)]


print([grade(score) for score in [33, 99, 77, 70, 89, 90, 100]])
data = [1, 2, 2, 2, 3, 5, 5, 8]
for x in range(10):
    left, right = bisect.bisect_left(data, x), bisect.bisect_right(data, x)
    print(x, left, right, data[left:right], bisect.bisect(data, x, 2, 6), bisect.bisect_left(data, x, lo=3))


class Squares:
    """A sequence that is computed: bisect needs only len and items."""

    def __init__(self, size):
        self.size, self.asked = size, []

    def __len__(self):
        return self.size

    def __getitem__(self, index):
        self.asked.append(index)
        return index * index

    def insert(self, index, item):
        print("insert", index, item)


squares = Squares(1000)
print(bisect.bisect_left(squares, 40_000), squares.asked)
bisect.insort(squares, 50)
print(bisect.bisect_left(range(10**12), 123_456_789_012), bisect.bisect("aeiou", "f"))
for action in [
    lambda: bisect.bisect([1, "a"], 2),
    lambda: bisect.bisect([1], 2, lo=-1),
    lambda: bisect.insort((1, 2), 1),
    lambda: bisect.bisect([3], 2, key=lambda x: 1 / 0),
    lambda: bisect.bisect(5, 1),
    lambda: bisect.bisect([1, 2, 3], 2, 0, 9),
    lambda: bisect.bisect([1]),
    lambda: bisect.bisect_left([1, 2], 1, 0, None, 3),
    lambda: bisect.insort([1], 2, lo=0, hi=-5),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
