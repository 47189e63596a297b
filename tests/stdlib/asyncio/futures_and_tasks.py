"""Futures and tasks: results, errors, cancellation, names, contexts, what loops are told."""
import asyncio
import contextvars
import gc
import weakref


async def future_basics():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    print(fut.done(), fut.cancelled(), fut._state, fut.get_loop() is loop, fut._callbacks)
    for call in (fut.result, fut.exception):
        try:
            call()
        except asyncio.InvalidStateError as e:
            print("InvalidStateError", e)
    order = []
    fut.add_done_callback(lambda f: order.append(("a", f is fut)))
    def other(f):
        order.append("b")
    fut.add_done_callback(other)
    fut.add_done_callback(other)
    print(fut.remove_done_callback(other))
    fut.set_result(5)
    print(order, fut.result(), fut.exception(), fut.cancel())
    await asyncio.sleep(0)
    print(order, await fut)
    try:
        fut.set_result(6)
    except asyncio.InvalidStateError as e:
        print("InvalidStateError", e)
    fut = loop.create_future()
    for wrong in (3, StopIteration):
        try:
            fut.set_exception(wrong)
        except TypeError as e:
            print("TypeError", e)
    try:
        fut.result()
    except RuntimeError as e:
        print(e, repr(e.__cause__))
    fut = loop.create_future()
    fut.set_exception(ValueError)
    try:
        await fut
    except ValueError as e:
        print("ValueError", e.args)
    fut = loop.create_future()
    fut.cancel("why")
    try:
        await fut
    except asyncio.CancelledError as e:
        print("cancelled", e.args)
    print(asyncio.isfuture(fut), list[int] is not None, asyncio.Future[int])


async def tasks():
    async def work(n):
        await asyncio.sleep(0)
        if n < 0:
            raise KeyError(n)
        return n * 2

    results = await asyncio.gather(*[work(i) for i in range(3)], work(-1), return_exceptions=True)
    print(results)
    t = asyncio.create_task(work(1), name="named")
    print(t.get_name(), t in asyncio.all_tasks(), asyncio.current_task() is t, len(asyncio.all_tasks()))
    t.set_name(7)
    print(repr(t.get_name()), t.get_coro().__name__, await t, t in asyncio.all_tasks())
    for call in (t.set_result, t.set_exception):
        try:
            call(1)
        except RuntimeError as e:
            print(e)
    try:
        asyncio.Task(5)
    except TypeError as e:
        print(e)

    async def stubborn():
        for _ in range(2):
            try:
                await asyncio.sleep(100)
            except asyncio.CancelledError as e:
                print("ignored", e.args)
        return "done"

    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    print(t.cancel("one"), t.cancelling())
    await asyncio.sleep(0)
    print(t.cancel(), t.cancelling(), t.uncancel(), t.done())
    print(await t, t.cancelled(), t.cancelling())

    async def victim():
        await asyncio.sleep(100)

    t = asyncio.create_task(victim())
    await asyncio.sleep(0)
    t.cancel("bye")
    try:
        await t
    except asyncio.CancelledError as e:
        print("CancelledError", e.args, t.cancelled())
    t = asyncio.create_task(victim())
    t.cancel()
    try:
        await t
    except asyncio.CancelledError as e:
        print("before it began", e.args, t.cancelled())

    class Bad:
        def __await__(self):
            yield 5

    async def bad():
        await Bad()

    try:
        await bad_task(bad)
    except RuntimeError as e:
        print(e)

    async def itself():
        await asyncio.current_task()

    try:
        await asyncio.create_task(itself(), name="self")
    except RuntimeError as e:
        print(str(e)[:25])

    var = contextvars.ContextVar("var", default=0)

    async def sets():
        var.set(var.get() + 1)
        await asyncio.sleep(0)
        return var.get()

    context = contextvars.copy_context()
    print(await asyncio.create_task(sets(), context=context), var.get(), context[var])
    print(await asyncio.gather(sets(), sets()), var.get())


def bad_task(function):
    return asyncio.create_task(function())


async def structured():
    try:
        async with asyncio.TaskGroup() as group:
            a = group.create_task(asyncio.sleep(0, "a"))
            b = group.create_task(fails())
            c = group.create_task(asyncio.sleep(100))
    except* ValueError as group:
        print(group.exceptions, a.result(), b.done(), c.cancelled())
    try:
        await asyncio.wait_for(asyncio.sleep(100), 0.001)
    except TimeoutError:
        print("timeout")
    try:
        async with asyncio.timeout(0.001):
            await asyncio.sleep(100)
    except TimeoutError:
        print("timeout", asyncio.current_task().cancelling())
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(0, i)) for i in range(3)])
    print(sorted(t.result() for t in done), pending)
    shielded = asyncio.shield(asyncio.sleep(0, "s"))
    print(await shielded)
    results = []
    for next_one in asyncio.as_completed([asyncio.sleep(0, 1), asyncio.sleep(0, 1)]):
        results.append(await next_one)
    print(results)


async def fails():
    raise ValueError("no")


async def eager():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)

    async def at_once():
        return asyncio.current_task() in asyncio.all_tasks()

    async def later():
        await asyncio.sleep(0)
        return 2

    t = asyncio.create_task(at_once())
    print(t.done(), t.result(), t.get_coro())
    t = asyncio.create_task(later())
    print(t.done(), await t)
    loop.set_task_factory(None)


async def reports():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"], repr(context.get("exception"))))
    fut = loop.create_future()
    fut.set_exception(ValueError("lost"))
    del fut
    gc.collect()
    await asyncio.sleep(0)
    fut = loop.create_future()
    fut.set_exception(ValueError("seen"))
    fut.exception()
    del fut
    gc.collect()

    async def never():
        await loop.create_future()

    t = asyncio.create_task(never())
    await asyncio.sleep(0)
    gone = weakref.ref(t)
    del t
    gc.collect()
    await asyncio.sleep(0)
    print(gone() is None)
    fut = loop.create_future()
    gone = weakref.ref(fut)
    del fut
    print(gone() is None)


class Derived(asyncio.Future):
    def result(self):
        return ("derived", super().result())


async def derived():
    fut = Derived()
    fut.extra = 1
    fut.set_result(3)
    print(await fut, fut.extra)

    class MyTask(asyncio.Task):
        pass

    t = MyTask(asyncio.sleep(0, "mine"))
    print(isinstance(t, asyncio.Future), await t)


for function in (future_basics, tasks, structured, eager, reports, derived):
    print("---", function.__name__)
    asyncio.run(function())
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
