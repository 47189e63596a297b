# Coroutines driven by send(), with a hand-written scheduler.
import types
class Suspend:
    def __init__(self, tag): self.tag = tag
    def __await__(self):
        got = yield self.tag
        return f"<{got}>"
async def child(n):
    a = await Suspend(f"c{n}a")
    b = await Suspend(f"c{n}b")
    return a + b
async def parent():
    first = await child(1)
    second = await child(2)
    return [first, second]
c = parent()
print(type(c).__name__, c.__name__, c.cr_running, c.cr_await, c.cr_frame is not None)
value = c.send(None)
n = 0
while True:
    print("suspended at", value, c.cr_await.__name__ if hasattr(c.cr_await, "__name__") else None)
    try:
        n += 1
        value = c.send(n)
    except StopIteration as e:
        print("result", e.value)
        break
try:
    c.send(None)
except RuntimeError as e:
    print(e)
async def fail():
    await Suspend("before")
    raise ValueError("async failure")
async def guard():
    try:
        await fail()
    except ValueError as e:
        return f"caught {e}"
    finally:
        print("finally")
c = guard()
c.send(None)
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
c = child(1)
c.send(None)
try:
    c.throw(KeyError("thrown"))
except KeyError as e:
    print(repr(e))
c = child(1)
c.send(None)
c.close()
c = child(1)
c.close()
@types.coroutine
def old_style():
    x = yield "old"
    return x
async def uses():
    return await old_style()
c = uses()
print(c.send(None))
try:
    c.send("v")
except StopIteration as e:
    print(e.value)
c = child(0)
for s in ["iter(c)", "next(c)", "for x in c: pass", "c.send(1)", "len(c)"]:
    try:
        exec(s)
    except TypeError as e:
        print(s, e)
c.close()
async def bad_await():
    await 5
class BadAwait:
    def __await__(self): return 5
async def bad_await2():
    await BadAwait()
class BadIter:
    def __await__(self): return iter([1])
async def list_await():
    return await BadIter()
for f in (bad_await, bad_await2):
    try:
        f().send(None)
    except TypeError as e:
        print(e)
c = list_await()
print(c.send(None))
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
async def twice():
    c = child(9)
    c.close()
    await c
try:
    twice().send(None)
except RuntimeError as e:
    print(e)
