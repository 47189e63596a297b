# contextvars: request state in callbacks, threads, generators and asyncio tasks.
import asyncio
import contextvars
import threading

user = contextvars.ContextVar("user", default="nobody")
request = contextvars.ContextVar("request")
print(user.name, user.get(), request.get("none"))
try:
    request.get()
except LookupError as error:
    print(type(error).__name__, "request" in str(error))

token = user.set("ann")
inner = user.set("bob")
print(token.var is user, token.old_value is contextvars.Token.MISSING, inner.old_value, user.get())
user.reset(inner)
print(user.get())
user.reset(token)
print(user.get())
for bad in (token,):
    try:
        user.reset(bad)
    except RuntimeError as error:
        print("RuntimeError", str(error).split(" ", 1)[1].startswith("var") or "once" in str(error))
try:
    request.reset(user.set("x"))
except ValueError as error:
    print("ValueError", "different ContextVar" in str(error))

user.set("main")
context = contextvars.copy_context()


def work(name):
    print("inside", user.get(), name)
    user.set(name)
    request.set({"path": "/" + name})
    return user.get()


print(context.run(work, "carol"), user.get(), context[user], context.get(request), len(context))
print(user in context, request in contextvars.copy_context(), sorted(var.name for var in context), [v for v in context.values() if v == "carol"])
print(dict(context.items())[request], context.copy() == context, contextvars.Context() == {})
try:
    context.run(context.run, print)
except RuntimeError as error:
    print("RuntimeError", "already entered" in str(error))
for action in [lambda: context["user"], lambda: contextvars.Context()[user], lambda: contextvars.ContextVar(), lambda: contextvars.ContextVar(5), lambda: contextvars.Token()]:
    try:
        action()
    except (TypeError, KeyError, RuntimeError) as error:
        print(type(error).__name__, str(error)[:60] if type(error) is not KeyError else "")

seen = []
thread = threading.Thread(target=lambda: seen.append(user.get()))
thread.start()
thread.join()
thread = threading.Thread(target=contextvars.copy_context().run, args=(lambda: seen.append(user.get()),))
thread.start()
thread.join()
print(seen)


async def handle(name, delays):
    user.set(name)
    for _ in range(delays):
        await asyncio.sleep(0)
        assert user.get() == name
    asyncio.get_running_loop().call_soon(lambda: print("callback sees", user.get()))
    await asyncio.sleep(0)
    return user.get()


async def main():
    print(await asyncio.gather(handle("t1", 2), handle("t2", 1), handle("t3", 3)), user.get())
    fresh = contextvars.Context()
    print(await asyncio.create_task(asyncio.sleep(0, "done"), context=fresh), len(fresh))
    task = asyncio.create_task(handle("in context", 1), context=fresh)
    await task
    print(fresh[user])


asyncio.run(main())


def generator():
    user.set("generator")
    yield user.get()


print(next(generator()), user.get())
