# Context managers: stacks that unwind in order, suppressed errors, reuse, async ones, decorators.
import asyncio
import contextlib
import io
import sys

log = []


@contextlib.contextmanager
def resource(name, fail=None, swallow=False):
    log.append(f"+{name}")
    try:
        yield name.upper()
    except Exception as error:
        log.append(f"!{name} {type(error).__name__}")
        if not swallow:
            raise
    finally:
        log.append(f"-{name}")
        if fail:
            raise fail


def told(function):
    log.clear()
    try:
        result = function()
    except Exception as error:
        chain = []
        while error:
            chain.append(f"{type(error).__name__}({error})")
            error = error.__cause__ or error.__context__
        result = " < ".join(chain)
    print(" ".join(log), "=>", result)


def nested():
    with resource("a") as a, resource("b") as b:
        return a + b


def unwinding():
    with contextlib.ExitStack() as stack:
        for name in "xyz":
            stack.enter_context(resource(name))
        stack.callback(log.append, "called")
        stack.push(lambda kind, error, trace: log.append(kind and kind.__name__))
        raise KeyError("boom")


def moved():
    with contextlib.ExitStack() as stack:
        stack.enter_context(resource("kept"))
        kept = stack.pop_all()
    log.append("later")
    kept.close()


told(nested)
told(unwinding)
told(moved)


def swallowed():
    with resource("outer"), resource("inner", swallow=True):
        1 / 0
    return "went on"


def in_finally():
    with resource("f", fail=OSError("while closing")):
        raise ValueError("first")


told(swallowed)
told(in_finally)


@resource("decorating")
def decorated(x):
    log.append("body")
    return x * 2


told(lambda: decorated(4) + decorated(5))
with contextlib.suppress(FileNotFoundError, ZeroDivisionError):
    1 / 0
with contextlib.redirect_stdout(io.StringIO()) as out:
    print("caught")
print(repr(out.getvalue()), contextlib.nullcontext(3).__enter__())
with contextlib.closing(io.StringIO("x")) as closing:
    pass
print(closing.closed)


class Reentrant(contextlib.ContextDecorator):
    depth = 0

    def __enter__(self):
        self.depth += 1
        return self

    def __exit__(self, *details):
        self.depth -= 1
        return details[0] is StopIteration


deep = Reentrant()
with deep, deep as again, again:
    print(deep.depth)
    raise StopIteration
print(deep.depth)


@contextlib.asynccontextmanager
async def connection(name):
    log.append(f"open {name}")
    try:
        yield name
    finally:
        await asyncio.sleep(0)
        log.append(f"close {name}")


async def main():
    async with contextlib.AsyncExitStack() as stack:
        names = [await stack.enter_async_context(connection(n)) for n in "pq"]
        stack.push_async_callback(asyncio.sleep, 0)
        return names


told(lambda: asyncio.run(main()))
for wrong in (lambda: nested.__enter__, lambda: resource("r").__enter__() and contextlib.ExitStack().enter_context(5)):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(error)
try:
    with contextlib.contextmanager(lambda: iter([]))():
        pass
except (RuntimeError, AttributeError, TypeError) as error:
    print(type(error).__name__, error)
print(sys.exception())
