"""Calls of every kind from generators and coroutines, whose frames are not on the stack; their ends and beginnings."""
import sys


class Point:
    def __init__(self, x, y=5):
        self.x, self.y = x, y

    def sum(self, more=0):
        return self.x + self.y + more

    @property
    def double(self):
        return 2 * self.x

    @classmethod
    def make(cls, x):
        return cls(x)

    def __getitem__(self, key):
        return (self.x, key)


def add(a, b=10, *, c=0):
    return a + b + c


def inner(n):
    for i in range(n):
        yield add(i)
    return Point(n).sum()


def outer(n):
    point = Point(n)
    yield add(1), add(1, 2), add(1, c=5), add(*(1, 2))
    yield point.sum(), point.sum(3), point.double, point[n], Point.make(n).x, Point(1, 2).y
    result = yield from inner(n)
    yield ("result", result)
    yield [len(str(add(k))) for k in range(n)]
    yield list(inner(2)), sum(inner(3)), sorted(inner(3), key=lambda v: -v)
    got = yield "send me"
    yield got, sys._getframe().f_code.co_name


it = outer(3)
for value in it:
    print(value)
    if value == "send me":
        print(it.send("sent"))


async def leaf(n):
    return add(n)


async def fib(n):
    if n <= 1:
        return (await leaf(n)) - 10
    return await fib(n - 1) + await fib(n - 2)


async def fails(n):
    if n == 0:
        raise ValueError(Point(3).sum())
    return await fails(n - 1)


async def main():
    print(await fib(9))
    try:
        await fails(5)
    except ValueError as error:
        depth, tb = 0, error.__traceback__
        while tb:
            depth, tb = depth + 1, tb.tb_next
        print("ValueError", error, depth)
    coroutine = leaf(4)
    print(await coroutine)
    try:
        await coroutine
    except RuntimeError as error:
        print(error)


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


print(run(main()))


def numbers():
    try:
        yield add(1)
        yield add(2)
    finally:
        print("left", add(3))


for number in numbers():
    print(number)
    break
empty = (x for x in ())
print(list(empty), next(empty, "end"))


def returns_at_once():
    return Point(1)
    yield


def collects():
    got = yield from returns_at_once()
    print(got.sum(), (yield from returns_at_once()).x)


print(list(collects()))


def deep(n):
    yield n if n == 0 else None
    if n:
        yield from deep(n - 1)


print(len(list(deep(60))))
try:
    def endless(n):
        yield from endless(n + 1)
    list(endless(0))
except RecursionError as error:
    print("RecursionError", error)


class Made:
    """A class whose __init__ calls are made from a generator, some of which raise."""
    def __init__(self, n):
        if n % 2:
            raise KeyError(n)
        self.n = n


def makes():
    for n in range(4):
        try:
            yield Made(n).n
        except KeyError as error:
            yield error.args
        try:
            Made()
        except TypeError as error:
            yield str(error)


print(list(makes()))
