"""What programs do all the time: src/link/regenerate notes which functions of the interpreter it takes."""

import os
import sys
import tempfile
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass, field


@dataclass(order=True)
class Account:
    owner: str
    balance: float = 0.0
    notes: list = field(default_factory=list)

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"not an amount: {amount!r}")
        self.balance += amount
        return self


class Shape:
    __slots__ = ("name", "sides")
    count = 0

    def __init__(self, name, sides):
        self.name, self.sides = name, sides
        Shape.count += 1

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r}, {self.sides})"

    def __eq__(self, other):
        return isinstance(other, Shape) and self.name == other.name

    def __hash__(self):
        return hash(self.name)

    @property
    def angles(self):
        return (self.sides - 2) * 180

    @classmethod
    def square(cls):
        return cls("square", 4)

    @staticmethod
    def known():
        return "triangle", "square"


def countdown(n):
    while n:
        received = yield n
        n -= received or 1


def apply(function, *args, **kwargs):
    return function(*args, **kwargs)


def numbers():
    total = 0
    for i in range(300):
        total += i * i // 3 % 7 - (i & 5 | 2 ^ 3) + (i << 2 >> 1)
        if i % 3 == 0 and not i % 5 or i == 7:
            continue
    big = 2**200 + 10**30
    return total, big % 97, 1.5 * total / 3, round(3.14159, 2), abs(-4), divmod(17, 5), max(3, 9, 4), sum(range(9))


def texts():
    words = "the quick brown fox jumps over the lazy dog — so it is".split()
    line = ", ".join(sorted({word.strip().upper() for word in words}, key=len, reverse=True))
    for word in words:
        line = line.replace(word[:2], "xy").lower()
    encoded = line.encode("utf-8")
    table = [f"{word:<8}|{len(word):>4d}|{len(word) / 3:.2f}" for word in words]
    return line.find("x"), encoded[:8].hex(), table[1], "%s-%05d" % ("a", 7), "{:,}".format(10**9), line.partition("y")


def containers():
    pairs = {word: [i, str(i)] for i, word in enumerate("abcdefgh")}
    pairs.update(z=[1], y=[2])
    pairs.setdefault("q", []).append(3)
    grid = [[x * y for x in range(6)] for y in range(6)]
    flat = [cell for row in grid for cell in row if cell % 2]
    flat.sort(key=lambda cell: -cell)
    first, *rest = flat
    queue = deque(rest[:5], maxlen=4)
    queue.appendleft(first)
    counts = Counter("mississippi").most_common(2)
    groups = defaultdict(list)
    for key, value in zip("abab", range(4)):
        groups[key].append(value)
    Point = namedtuple("Point", "x y")
    point = Point(1, 2)._replace(y=5)
    both = set(flat) & {9, 15, 25} | frozenset({1})
    return len(pairs), counts, dict(groups), point, sorted(both), flat[1:9:2], OrderedDict(a=1), any(rest), all(rest)


def objects():
    accounts = [Account(f"owner{i}", i * 10.0) for i in range(5)]
    accounts[0].deposit(99)
    shapes = {Shape.square(), Shape("triangle", 3), Shape("square", 4)}
    accounts.sort()
    generator = countdown(9)
    next(generator)
    sent = generator.send(3)
    generator.close()
    return accounts[0], len(shapes), sum(shape.angles for shape in shapes), sent, apply(divmod, 9, 4), list(countdown(3))


def errors():
    caught = []
    for action in (lambda: {}["missing"], lambda: [][3], lambda: int("x"), lambda: 1 / 0, lambda: None.nothing):
        try:
            action()
        except (KeyError, IndexError) as error:
            caught.append(repr(error))
        except Exception as error:
            caught.append(f"{type(error).__name__}: {error}")
        finally:
            caught.append("")
    return caught


def files():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "notes.txt")
        with open(path, "w") as file:
            for i in range(20):
                print("line", i, file=file, sep="\t")
        with open(path) as file:
            lines = [line.rstrip("\n") for line in file]
        with open(path, "rb") as file:
            data = file.read()
        return len(lines), len(data), os.path.exists(path), os.listdir(folder)


def main():
    for step in (numbers, texts, containers, objects, errors, files):
        print(step.__name__, step())
    print(*sys.argv[1:], file=sys.stderr)


if __name__ == "__main__":
    main()
