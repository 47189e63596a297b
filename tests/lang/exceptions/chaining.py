# __context__, __cause__, __suppress_context__, from None.
def show(e, depth=0):
    while e is not None:
        print("  " * depth + f"{e!r} cause={e.__cause__!r} context={e.__context__!r} suppress={e.__suppress_context__}")
        e, depth = e.__context__, depth + 1
def catch(f):
    try:
        f()
    except BaseException as e:
        show(e)
def implicit():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("while handling")
def explicit():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("because") from e
def none():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("hidden") from None
def three():
    try:
        try:
            {}["a"]
        except KeyError:
            [][1]
    except IndexError:
        raise RuntimeError("third")
def from_class():
    raise ValueError("x") from KeyError
def from_new():
    raise ValueError from OSError("new")
def from_bad():
    raise ValueError from 5
def same():
    try:
        raise ValueError("a")
    except ValueError as e:
        raise e
def cycle():
    a, b = ValueError("a"), KeyError("b")
    try:
        try:
            raise a
        except ValueError:
            raise b
    except KeyError:
        raise a
def in_function():
    def helper():
        try:
            raise KeyError("inside helper")
        except KeyError:
            pass
        raise TypeError("after")
    try:
        raise ValueError("outer")
    except ValueError:
        helper()
def else_clause():
    try:
        try: raise ValueError("v")
        except ValueError: pass
        raise KeyError("no context")
    finally:
        pass
for f in (implicit, explicit, none, three, from_class, from_new, from_bad, same, cycle, in_function, else_clause):
    print(f.__name__)
    catch(f)
e = ValueError("manual")
e.__cause__ = KeyError("c")
print(e.__suppress_context__)
for s in ["e.__cause__ = 1", "e.__context__ = 'x'", "e.__traceback__ = 5", "del e.__cause__", "del e.__context__", "del e.__traceback__", "del e.args", "e.args = 5", "e.__suppress_context__ = 'yes'"]:
    try:
        exec(s)
        print(s, "fine", e.args)
    except TypeError as t:
        print(s, t)
import sys
def current():
    return repr(sys.exception()), sys.exc_info()[0]
print(current())
try:
    raise ValueError(1)
except ValueError:
    print(current())
    try:
        raise KeyError(2)
    except KeyError:
        print(current())
    print(current())
print(current())
