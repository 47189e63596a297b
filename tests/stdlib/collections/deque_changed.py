"""Iterators of a deque that changes, also when they were at their end."""

from collections import deque


def attempt(iterator):
    try:
        print(next(iterator))
    except (RuntimeError, StopIteration) as error:
        print(type(error).__name__, error)


d = deque([1])
ended = iter(d)
print(list(ended))
attempt(ended)
d.append(2)
attempt(ended)
d = deque()
fresh, backwards = iter(d), reversed(d)
d.append(1)
attempt(fresh)
attempt(fresh)
attempt(backwards)
