"""Where a coroutine was made, awaiting one that is being awaited, and anext() with what is no awaitable."""

import os
import sys
import types
import warnings


async def corofn():
    pass


def one():
    return corofn()


def two():
    return one()


def shown(origin):
    return origin and [(os.path.basename(file), line, name) for file, line, name in origin]


for depth in (0, 1, 2, 10):
    sys.set_coroutine_origin_tracking_depth(depth)
    coroutine = two()
    print(sys.get_coroutine_origin_tracking_depth(), shown(coroutine.cr_origin))
    coroutine.close()
sys.set_coroutine_origin_tracking_depth(0)


@types.coroutine
def nop():
    yield


async def waits():
    await nop()


async def waiter(coroutine):
    await coroutine


coroutine = waits()
coroutine.send(None)
try:
    waiter(coroutine).send(None)
except RuntimeError as error:
    print(error)
coroutine.close()


class Gives:
    def __init__(self, awaitable):
        self.awaitable = awaitable

    def __aiter__(self):
        return self

    def __anext__(self):
        return self.awaitable


class Bad:
    def __await__(self):
        return 42


async def anexts():
    for awaitable in (Bad(), iter("abc"), (i for i in "ab"), 5):
        for rest in ((), ("default",)):
            try:
                print(await anext(Gives(awaitable), *rest))
            except TypeError as error:
                print(error)


try:
    anexts().send(None)
except StopIteration:
    pass

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    corofn()
    print([str(warning.message) for warning in caught])
