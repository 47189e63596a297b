# Causes and contexts, as they are shown.
import traceback


def show():
    print(traceback.format_exc().replace(__file__, "chains.py"))


def fails(error):
    raise error


try:
    try:
        {}["key"]
    except KeyError as error:
        raise ValueError("cause") from error
except ValueError:
    show()

try:
    try:
        1 / 0
    except ZeroDivisionError:
        fails(TypeError("context"))
except TypeError:
    show()

try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise OSError(2, "No such file", "name") from None
except OSError:
    show()

# A cause that was never raised, and one of another chain.
try:
    raise RuntimeError("outer") from LookupError("never raised")
except RuntimeError:
    show()

try:
    try:
        try:
            fails(ValueError("first"))
        except ValueError:
            fails(KeyError("second"))
    except KeyError:
        fails(IndexError("third"))
except IndexError:
    show()

# A finally that raises, and an __exit__ that raises.
try:
    try:
        fails(ValueError("in try"))
    finally:
        fails(ValueError("in finally"))
except ValueError:
    show()


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        fails(RuntimeError("in exit"))


try:
    with Manager():
        fails(ValueError("in body"))
except RuntimeError:
    show()

# Cycles end.
first, second = ValueError("first"), ValueError("second")
first.__cause__, second.__cause__ = second, first
print("".join(traceback.format_exception(first)))
first.__cause__ = second.__cause__ = None
first.__context__ = first
print("".join(traceback.format_exception(first)))
first.__context__, first.__suppress_context__ = second, True
print("".join(traceback.format_exception(first)))
print("".join(traceback.format_exception(first, chain=False)))
