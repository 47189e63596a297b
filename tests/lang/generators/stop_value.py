# What StopIteration carries, by every way of asking for the next value.


def pair(value):
    yield "first"
    return value


class Counter:
    """An iterator written by hand that stops with a value."""

    def __init__(self, value):
        self.value = value
        self.left = 1

    def __iter__(self):
        return self

    def __next__(self):
        if self.left:
            self.left -= 1
            return "first"
        for _ in pair("inner"):
            pass
        raise StopIteration(self.value) if self.value is not None else StopIteration


def show(name, ask, iterator):
    print(name, end=": ")
    try:
        while True:
            print(ask(iterator), end=" ")
    except StopIteration as stop:
        print(repr(stop.value), stop.args)


def delegate(iterator):
    result = yield from iterator
    print("got", repr(result), end=" ")
    return [result]


for value in ("done", None, (1, 2), 0):
    for make in (pair, Counter):
        show(f"next {make.__name__} {value!r}", next, make(value))
        show(f"__next__ {make.__name__} {value!r}", lambda i: i.__next__(), make(value))
        show(f"yield from {make.__name__} {value!r}", next, delegate(make(value)))
    show(f"send {value!r}", lambda g: g.send(None), pair(value))

# A value is not taken for another iterator's.
for _ in pair("stale"):
    pass
show("empty list", next, iter([]))
show("map", next, map(str, [1]))
print(next(iter([]), "default"), next(pair(1)), list(pair("lost")))
