# The awaitables of coroutines and asynchronous generators, driven by hand.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import types


@types.coroutine
def pause(value):
    return (yield value)


async def work():
    try:
        return await pause("paused")
    except ValueError as error:
        return repr(error)


def drive(awaitable, *sent):
    steps = []
    try:
        for value in (None, *sent):
            steps.append(awaitable.throw(value) if isinstance(value, Exception) else awaitable.send(value))
    except BaseException as error:
        steps.append(f"{type(error).__name__}: {error}")
    return steps


print(drive(work(), "sent"), drive(work(), ValueError("v")), drive(work(), KeyError("k")))
c = work()
w = c.__await__()
print(type(w).__name__, iter(w) is w, next(w), drive(w), attempt(w.send, 1), attempt(c.send, None), w.close(), c.close())
print(attempt(w.throw), attempt(w.throw, 5), attempt(w.send), attempt(w.close, 1), type(w).__doc__)


async def agen():
    received = yield 1
    try:
        yield received
    except ValueError:
        yield "caught"


a = agen()
for awaitable in (a.asend(None), a.asend("hello"), a.athrow(ValueError), a.aclose(), a.asend(None), a.aclose()):
    print(type(awaitable).__name__, drive(awaitable), attempt(awaitable.send, None))
a = agen()
first = a.asend(None)
print(attempt(first.send, 5), first.close(), attempt(first.send, None))
print(attempt(a.asend), attempt(a.aclose, 1), a.ag_running, a.ag_await, a.ag_frame is not None, a.ag_code.co_name)
print(attempt(lambda: anext(5)), attempt(lambda: aiter(5)), attempt(type(a)), type(a).__class_getitem__(int))
step = anext(agen(), "default")
print(type(step).__name__, drive(step))
