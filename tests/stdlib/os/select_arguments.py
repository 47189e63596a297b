"""What select(), poll objects and epoll objects make of their arguments."""
import os
import select


def show(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


class Mutating:
    """Its fileno() shortens the list that select() is walking over."""

    def __init__(self, items, number):
        self.items, self.number = items, number

    def fileno(self):
        del self.items[-1]
        return self.number


r, w = os.pipe()
poll = select.poll()
poll.register(r)
epoll = select.epoll()

print("timeouts")
for timeout in 1 << 64, 1 << 40, 1 << 31, "x", 0.1, float("nan"):
    show(poll.poll, timeout)
for timeout in 1 << 64, 1 << 40, -1 << 64, "x", 0.001, float("nan"):
    show(epoll.poll, timeout)
for timeout in 1 << 64, -1, "x", float("nan"):
    show(select.select, [], [], [], timeout)

print("descriptors")
for items in 1, [5.5], ["a"], [-1], [1 << 40]:
    show(select.select, items, [], [])
read, write, other = select.select({r}, {w: 1}, iter([]), 0)
print(read, write == [w], other)
items = []
items[:] = [Mutating(items, w)] * 10
print([len(ready) for ready in select.select([], items, [])], len(items))
for arguments in (1 << 64,), (3.0,), (-1,), (0, -1), (0, 1 << 20), (0, 1.0):
    show(poll.register, *arguments)
show(poll.unregister, 99)
show(poll.modify, 99, 1)
show(epoll.register, 1 << 40)
show(epoll.modify, r, 1)

print("events")
for most in 0, -2, 1 << 31, 1.5:
    show(epoll.poll, 0, most)
for flags in 1, 12356:
    show(select.epoll, 1, flags)
with select.epoll(1, select.EPOLL_CLOEXEC) as closing:
    print(closing.closed)
print(closing.closed)

print("a shared descriptor")
with select.epoll() as first:
    second = select.epoll.fromfd(first.fileno())
    print(first.fileno() == second.fileno())
show(second.poll, 0)
print(second.closed)
