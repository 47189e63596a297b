"""The locals of a generator or coroutine that was not started: free variables are there from the beginning."""

import inspect


def outer():
    x, y = 1, 2

    def inner(a=None):
        yield x
        z = 3
        yield y, z

    return inner


generator = outer()()
print(inspect.getgeneratorlocals(generator))
next(generator)
print(inspect.getgeneratorlocals(generator))
next(generator)
print(generator.gi_frame.f_locals)


def counting():
    x = 1

    async def count():
        def increase():
            nonlocal x
            x += 1

        increase()
        return x

    return count


coroutine = counting()()
print(inspect.getcoroutinelocals(coroutine))
coroutine.cr_frame.f_locals["x"] = 9
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value)


class Methods:
    def method(self):
        yield __class__


generator = Methods().method()
print(sorted(inspect.getgeneratorlocals(generator)))
for method in ("send", "throw", "close"):
    coroutine = counting()()
    print(getattr(coroutine, method).__doc__)
    coroutine.close()
