"""Awaitables of async generators by hand, and anext with a default."""

import asyncio
import warnings

warnings.simplefilter("ignore", RuntimeWarning)


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def main():
    g = numbers()
    print(await anext(g), await anext(g, "none"), await anext(g, "none"), await anext(g, "none"))
    c = Countdown(2)
    print(await anext(c), await anext(c, "end"), await anext(c, "end"))
    g = numbers()
    step = g.asend(None)
    print(await step)
    for again in [lambda: step.send(None), lambda: step.throw(ValueError)]:
        try:
            again()
        except RuntimeError as error:
            print(error)
    closing = g.aclose()
    print(await closing)
    try:
        closing.send(None)
    except RuntimeError as error:
        print(error)
    print(step.close(), g.__name__, g.__qualname__)
    g.__name__ = "renamed"
    print(g.__name__)


asyncio.run(main())


class Awaitable:
    def __await__(self):
        return self.coroutine()

    async def coroutine(self):
        pass


async def wrong():
    await Awaitable()


try:
    wrong().send(None)
except TypeError as error:
    print(error)
