"""Pipelines of generators, and trees walked with yield from."""


def numbers(n):
    for i in range(n):
        yield i


def squares(it):
    for x in it:
        yield x * x


def odd(it):
    for x in it:
        if x & 1:
            yield x


def walk(depth):
    if depth:
        yield from walk(depth - 1)
        yield depth
        yield from walk(depth - 1)


def accumulate():
    total = 0
    while True:
        total += yield total


total = accumulate()
next(total)
for x in odd(squares(numbers(500000))):
    last = total.send(x & 255)
print(last, sum(walk(15)))
