# An exception class may give anything when it is called.
class NotAnException(Exception):
    def __new__(cls, *args):
        return 3


class Impostor(BaseException):
    def __new__(cls, *args):
        return cls


def generator():
    yield 1


async def coroutine():
    pass


async def asynchronous():
    yield 1


def attempt(action):
    try:
        action()
    except BaseException as error:
        print(type(error).__name__, error)


def raise_it(kind):
    raise kind


def raise_from(kind):
    raise ValueError from kind


for kind in NotAnException, Impostor:
    started = generator()
    next(started)
    attempt(lambda: started.throw(kind))
    attempt(lambda: generator().throw(kind))
    attempt(lambda: generator().throw(kind, 1))
    attempt(lambda: generator().throw(kind, (1, 2)))
    attempt(lambda: generator().throw(kind, None, None))
    awaited = coroutine()
    attempt(lambda: awaited.throw(kind))
    attempt(lambda: asynchronous().athrow(kind).send(None))
    attempt(lambda: raise_it(kind))
    attempt(lambda: raise_from(kind))
    delegating = (lambda: (yield from generator()))()
    next(delegating)
    attempt(lambda: delegating.throw(kind))

import codecs

for wrong in 3, None, ValueError, "text":
    for name in "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape":
        attempt(lambda: codecs.lookup_error(name)(wrong))
