# Frames of generators, coroutines and their callers in tracebacks.
import asyncio, traceback


def show():
    lines = traceback.format_exc().replace(__file__, "program.py").splitlines()
    skip = False
    for line in lines:
        if line.startswith("  File"):
            skip = "program.py" not in line
        if not skip or not line.startswith("   "):
            if not (skip and line.startswith("  File")):
                print(line)
    print()


def generator():
    yield 1
    raise ValueError("in generator")


def delegates():
    yield from generator()


try:
    list(delegates())
except ValueError:
    show()
try:
    sum(x / 0 for x in [1])
except ZeroDivisionError:
    show()
g = generator()
next(g)
try:
    g.throw(KeyError("thrown"))
except KeyError:
    show()
try:
    next(g)
except StopIteration:
    show()


async def inner():
    raise OSError("async")


async def outer():
    await inner()


async def gathers():
    await asyncio.gather(outer(), asyncio.sleep(0))


async def groups():
    async with asyncio.TaskGroup() as group:
        group.create_task(outer())
        group.create_task(inner())


async def agen():
    yield 1
    raise RuntimeError("in async generator")


async def loops():
    async for x in agen():
        pass


async def times_out():
    async with asyncio.timeout(0):
        await asyncio.sleep(10)


for function in (outer, gathers, loops):
    try:
        asyncio.run(function())
    except (OSError, RuntimeError):
        show()
try:
    asyncio.run(groups())
except ExceptionGroup as group:
    print(repr(group))
try:
    asyncio.run(times_out())
except TimeoutError:
    print("timed out")


class Context:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return False


def stops():
    with Context():
        yield
        raise StopIteration("turned into RuntimeError")


try:
    list(stops())
except RuntimeError:
    show()


def closed():
    try:
        yield
    except GeneratorExit:
        yield "ignored"


g = closed()
next(g)
try:
    g.close()
except RuntimeError:
    show()
g = (x for x in [1])
try:
    g.send(3)
except TypeError:
    show()


def recursive():
    yield from iterate


iterate = recursive()
try:
    next(iterate)
except ValueError:
    show()
