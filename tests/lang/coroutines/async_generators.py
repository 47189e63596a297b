# Async generators: asend, athrow, aclose, and what they return when driven by hand.
class Tick:
    def __init__(self, v): self.v = v
    def __await__(self):
        return (yield self.v)
def drive(awaitable):
    it = awaitable.__await__()
    trace = []
    try:
        value = None
        while True:
            trace.append(it.send(value))
            value = f"sent{len(trace)}"
    except StopIteration as e:
        return trace, e.value
    except (StopAsyncIteration, ValueError, RuntimeError, GeneratorExit) as e:
        return trace, repr(e)
async def agen(n):
    try:
        for i in range(n):
            print("awaited", await Tick(f"tick{i}"))
            try:
                got = yield i
                print("got", got)
            except ValueError as e:
                print("caught", e)
                yield "recovered"
    finally:
        print("finally", await Tick("cleanup"))
g = agen(3)
print(type(g).__name__, g.__name__, g.ag_running, g.ag_await, g.ag_frame is not None, g.__aiter__() is g)
print(drive(g.__anext__()))
print(drive(g.asend("hello")))
print(drive(g.athrow(ValueError("v"))))
print(drive(g.aclose()))
print(drive(g.__anext__()))
g = agen(1)
print(drive(anext(g)))
print(drive(anext(g)))
print(drive(anext(g, "default")))
g = agen(2)
print(drive(g.athrow(ValueError("unstarted"))))
g = agen(2)
print(drive(g.aclose()))
g = agen(1)
print(drive(g.asend(None)))
try:
    h = agen(1)
    h.asend(5).send(None)
except TypeError as e:
    print(e)
async def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2
print(drive(g.aclose()))
g = ignores()
drive(g.__anext__())
print(drive(g.aclose()))
async def stops():
    yield 1
    raise StopAsyncIteration("x")
g = stops()
drive(g.__anext__())
print(drive(g.__anext__()))
async def stops2():
    yield 1
    raise StopIteration("x")
g = stops2()
drive(g.__anext__())
print(drive(g.__anext__()))
async def pipeline():
    async def source():
        for i in range(5):
            yield i
    async def double(it):
        async for x in it:
            await Tick(f"d{x}")
            yield x * 2
    return [x async for x in double(source()) if x != 4]
print(drive(pipeline()))
a = agen(1).__anext__()
a.close()
for s in ["list(g)", "next(g)", "len(g)", "g.send(1)", "anext(5)", "aiter(5)", "for x in g: pass"]:
    try:
        exec(s)
    except (TypeError, AttributeError) as e:
        print(s, type(e).__name__, e)
print(aiter(g) is g)
