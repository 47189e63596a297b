# What athrow is given is looked at when it is awaited.
import asyncio, warnings
warnings.simplefilter("ignore", DeprecationWarning)
async def gen():
    try:
        yield 1
        yield 2
    finally:
        print("closing")
def show(f):
    try: print("gives", f())
    except BaseException as e: print(type(e).__name__, e)
def drive(aw):
    try:
        while True: aw.send(None)
    except StopIteration as e: return e.value
for args in [(), ("x",), (ValueError, "a", None), (ValueError("q"), 5), (ValueError, 1, 2), (1, 2, 3, 4), (int,), (ValueError,), (ValueError("v"),), (ValueError, (1, 2)), (ValueError, KeyError("k"))]:
    print("--", args)
    for started in (False, True):
        g = gen()
        if started: print(drive(g.__anext__()))
        try: aw = g.athrow(*args)
        except BaseException as e: print("at once", type(e).__name__, e); continue
        show(lambda: drive(aw))
        show(lambda: drive(aw))
        print(g.ag_running, g.ag_frame is None)
        show(lambda: drive(g.__anext__()))
        drive(g.aclose())
try: gen().athrow(x=1)
except TypeError as e: print(e)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    for args in [(ValueError,), (ValueError, None), (ValueError, None, None)]:
        g = gen(); a = g.athrow(*args); show(lambda: drive(a))
    for w in seen: print(w.category.__name__, w.message)
g = gen(); drive(g.__anext__())
a = g.athrow("x"); show(lambda: a.throw(KeyError("k"))); show(lambda: drive(a))
g = gen(); a = g.athrow("x"); a.close(); show(lambda: drive(a))
