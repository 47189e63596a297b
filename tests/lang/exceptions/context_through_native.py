"""An exception's context stays as it was set while the exception passes native code and coroutines."""

import functools


def chain(error):
    names = []
    while error is not None:
        names.append(type(error).__name__)
        error = error.__context__
    return names


def raises_with(context):
    error = IndexError("new")
    try:
        raise error
    except IndexError:
        error.__context__ = context
        raise


async def coroutine(context):
    raises_with(context)


def generator(context):
    raises_with(context)
    yield


for call in [
    lambda c: raises_with(c),
    lambda c: coroutine(c).send(None),
    lambda c: next(generator(c)),
    lambda c: list(generator(c)),
    lambda c: list(map(raises_with, [c])),
    lambda c: functools.partial(raises_with, c)(),
    lambda c: sorted([1], key=lambda _: raises_with(c)),
]:
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            call(KeyError("set"))
    except IndexError as error:
        print(chain(error))

try:
    try:
        1 / 0
    except ZeroDivisionError:
        int("x")
except ValueError as error:
    print(chain(error))
