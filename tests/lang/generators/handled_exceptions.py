"""Which exception is being handled, inside a generator and outside."""

import sys


def show(where):
    print(where, repr(sys.exception()))


def leaves_its_handler():
    try:
        raise ValueError("own")
    except ValueError:
        show("in the handler")
        yield 1
        show("resumed in the handler")
    show("behind the handler")
    yield 2


g = leaves_its_handler()
try:
    raise IndexError("caller's")
except IndexError:
    next(g)
    show("caller")
next(g)
show("caller, later")

g = leaves_its_handler()
next(g)
try:
    raise KeyError("second caller's")
except KeyError:
    next(g)


def keeps_what_is_thrown():
    try:
        yield
    except Exception as error:
        show("thrown in")
        print(error.__context__)
        yield
        show("resumed")
        yield
        raise


g = keeps_what_is_thrown()
next(g)
try:
    raise ValueError("thrown")
except ValueError as error:
    g.throw(error)
    show("caller")
next(g)
try:
    next(g)
except ValueError as error:
    print("raised again", error)


def nested():
    try:
        raise ValueError("outer")
    except ValueError:
        try:
            raise TypeError("inner")
        except TypeError:
            yield
            show("inner handler")
        show("outer handler")
        yield
    show("none of its own")


try:
    raise OSError("caller's")
except OSError:
    g = nested()
    next(g)
next(g)
try:
    raise LookupError("another")
except LookupError:
    for _ in g:
        pass
