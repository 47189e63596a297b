# Which iterators say how long they are.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import collections
import itertools
import operator

for make in [lambda: iter([1, 2]), lambda: iter({1, 2}), lambda: iter({1: 2}), lambda: iter(collections.deque([1, 2, 3])), lambda: reversed(collections.deque([1])), lambda: enumerate([1, 2]), lambda: zip([1], [2]), lambda: map(str, [1]), lambda: (x for x in ()), lambda: itertools.repeat(1, 5), lambda: itertools.chain([1]), lambda: itertools.count(), lambda: itertools.islice([1, 2], 1),
             lambda: iter(memoryview(b"ab")), lambda: itertools.tee([1])[0], lambda: itertools.cycle([1]), lambda: iter("abc"), lambda: reversed([1, 2, 3]), lambda: iter(range(7)), lambda: reversed(range(2**40))]:
    iterator = make()
    has = hasattr(iterator, "__length_hint__")
    print(type(iterator).__name__, has, operator.length_hint(iterator, -1))
iterator = itertools.repeat(1, 3)
next(iterator)
print(operator.length_hint(iterator), attempt(itertools.repeat(1).__length_hint__))
s = {1, 2, 3}
iterator = iter(s)
next(iterator)
print(iterator.__length_hint__())
s.add(4)
print(attempt(next, iterator), iterator.__length_hint__())
