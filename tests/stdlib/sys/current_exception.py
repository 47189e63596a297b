# sys.exc_info() and sys.exception(): which exception is being handled.
import sys


def now():
    return sys.exception() and str(sys.exception())


print(now(), sys.exc_info())
try:
    raise ValueError("a")
except ValueError as e:
    print(now(), sys.exc_info()[0], sys.exc_info()[1] is e, sys.exc_info()[2] is e.__traceback__)
    try:
        raise KeyError("b")
    except KeyError:
        print(now())
    print(now())
print(now())


def generator():
    try:
        raise TypeError("in generator")
    except TypeError:
        yield now()
        yield now()
    yield now()


g = generator()
print(next(g), now())
try:
    raise OSError("outside")
except OSError:
    print(next(g), now())
    print(next(g), now())


def handler():
    try:
        1 / 0
    except ZeroDivisionError:
        return inner()


def inner():
    return now()


print(handler(), now())
try:
    try:
        raise ValueError("x")
    finally:
        print("finally", now())
except ValueError:
    pass


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        print("exit", now(), value is sys.exception())
        return True


with Manager():
    raise KeyError("in with")
print(now())
for i in range(2):
    try:
        raise ValueError(i)
    except ValueError:
        if i == 0:
            continue
    print("after", now())


def deleted():
    try:
        raise ValueError("kept")
    except ValueError as e:
        del e
        return now()


print(deleted())
try:
    raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
except* ValueError:
    print(repr(sys.exception()))
except* KeyError as e:
    print(repr(sys.exception()), e is sys.exception())
print(now())


async def coroutine():
    try:
        raise ValueError("async")
    except ValueError:
        await nothing()
        return now()


import types


@types.coroutine
def nothing():
    yield now()


c = coroutine()
print(c.send(None), now())
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
try:
    sys.exc_info(1)
except TypeError as error:
    print(error)
print(sys.exc_info())
