"""throw(type, value), and closing what has a broken `close`."""
import sys
import warnings

warnings.simplefilter("ignore")


def f():
    while True:
        try:
            print((yield))
        except (ValueError, LookupError) as error:
            print("caught", type(error).__name__, error.args)


g = f()
next(g)
g.throw(ValueError, TypeError(1))
g.throw(LookupError, KeyError(2))
g.throw(ValueError, (3, 4))
g.throw(ValueError, None)
g.throw(ValueError, ValueError(5), None)
g.close()


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, attr):
        raise ZeroDivisionError(attr)


def h():
    yield from Broken()


def hook(report):
    print("unraisable", type(report.exc_value).__name__, report.exc_value, type(report.object).__name__)


sys.unraisablehook = hook
g = h()
next(g)
try:
    g.send(1)
except ZeroDivisionError as error:
    print("raised", error)
g = h()
next(g)
try:
    g.throw(AttributeError)
except ZeroDivisionError as error:
    print("raised", error)
g = h()
next(g)
g.close()
print("closed")


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


g = stubborn()
next(g)
del g
