# Traceback objects: their attributes, making them, and with_traceback.
import sys, types, traceback


def fail():
    raise ValueError("x")


def names(tb):
    out = []
    while tb:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return out


try:
    fail()
except ValueError as error:
    tb = error.__traceback__
print(names(tb), type(tb) is types.TracebackType, tb.tb_lasti > 0)
made = types.TracebackType(None, tb.tb_frame, 2, 100)
print(names(made), made.tb_next, made.tb_lasti)
made = types.TracebackType(tb, tb.tb_frame, tb_lasti=1, tb_lineno=7)
print(names(made))
made.tb_next = None
print(names(made))
made.tb_next = tb.tb_next
print(names(made))
for wrong in [
    lambda: setattr(tb.tb_next, "tb_next", tb),
    lambda: setattr(made, "tb_next", made),
    lambda: setattr(made, "tb_next", 3),
    lambda: delattr(made, "tb_next"),
    lambda: setattr(made, "tb_lineno", 3),
    lambda: setattr(made, "tb_frame", None),
    lambda: types.TracebackType(3, tb.tb_frame, 1, 1),
    lambda: types.TracebackType(None, None, 1, 1),
    lambda: types.TracebackType(None, tb.tb_frame, "1", 1),
    lambda: types.TracebackType(),
    lambda: ValueError().with_traceback(3),
    lambda: setattr(ValueError(), "__traceback__", 3),
    lambda: delattr(ValueError(), "__traceback__"),
]:
    try:
        print(wrong())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
e = KeyError("k").with_traceback(tb)
print(e.__traceback__ is tb, names(e.__traceback__))
try:
    raise e
except KeyError as again:
    print(again is e, names(again.__traceback__))
try:
    raise e.with_traceback(None)
except KeyError as again:
    print(names(again.__traceback__))


def reraise():
    try:
        fail()
    except ValueError as error:
        raise


def raise_again():
    try:
        fail()
    except ValueError as error:
        raise error


for function in (reraise, raise_again):
    try:
        function()
    except ValueError as error:
        print(names(error.__traceback__))


def finally_first():
    try:
        fail()
    finally:
        done = True


try:
    finally_first()
except ValueError as error:
    print(names(error.__traceback__))


def generator():
    try:
        yield 1
    except KeyError:
        raise TypeError from None


g = generator()
next(g)
try:
    g.throw(KeyError)
except TypeError as error:
    print(names(error.__traceback__), error.__suppress_context__, names(error.__context__.__traceback__))
print(dir(tb)[-4:], tb.__dir__() == sorted(tb.__dir__()))
