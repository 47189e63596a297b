# traceback.TracebackException: what it keeps and how it is formatted.
import traceback


def inner(x):
    local = "value"
    raise ValueError(f"bad {x}")


def outer():
    try:
        inner(1)
    except ValueError as error:
        raise TypeError("outer") from error


def clean(text):
    return text.replace(__file__, "program.py")


try:
    outer()
except TypeError as error:
    e = traceback.TracebackException.from_exception(error)
print(e.exc_type_str, e._str, e.__suppress_context__)
print(type(e.__cause__).__name__, e.__cause__.exc_type_str, e.__context__ is not None)
print(clean("".join(e.format())))
print(clean("".join(e.format(chain=False))))
print(list(e.format_exception_only()))
print([(f.name, f.line) for f in e.stack])
print([(f.name, f.line) for f in e.__cause__.stack])
print(str(e), e == e, e == 3, e != 3)
other = traceback.TracebackException.from_exception(ValueError("x"))
print(e == other, other == traceback.TracebackException.from_exception(ValueError("x")))
try:
    outer()
except TypeError as error:
    e = traceback.TracebackException.from_exception(error, capture_locals=True, limit=1)
    print(sorted(e.__cause__.stack[0].locals), len(e.stack), e.stack[0].locals is not None)
    e = traceback.TracebackException(type(error), error, error.__traceback__, limit=-1, lookup_lines=False)
    print(len(e.stack), e.stack[0].name, e.stack[0]._line if hasattr(e.stack[0], "_line") else None)
    e = traceback.TracebackException(type(error), error, None, compact=True)
    print(e.stack, e.__cause__ is not None)
    print(clean("".join(traceback.TracebackException.from_exception(error.__cause__, capture_locals=True).format())))

group = ExceptionGroup("g", [ValueError("a"), ExceptionGroup("h", [KeyError("b")])])
e = traceback.TracebackException.from_exception(group)
print([x.exc_type_str for x in e.exceptions], e.exceptions[1].exceptions[0].exc_type_str)
print(list(e.format_exception_only()))
print(list(e.format_exception_only(show_group=True)))
syntax = traceback.TracebackException.from_exception(SyntaxError("msg", ("f.py", 3, 5, "some text\n", 3, 9)))
print(syntax.filename, syntax.lineno, syntax.offset, syntax.text, syntax.end_lineno, syntax.end_offset, syntax.msg)
print("".join(syntax.format_exception_only()))


class Odd(Exception):
    def __str__(self):
        raise RuntimeError("no text")


print("".join(traceback.format_exception_only(Odd())))
class Local:
    class Nested(Exception): ...
print(traceback.format_exception_only(Local.Nested("x")))
Local.Nested.__module__ = "some.module"
print(traceback.format_exception_only(Local.Nested("x")))
Local.Nested.__module__ = None
print(traceback.format_exception_only(Local.Nested("x")))
print(traceback.format_exception_only(ValueError, ValueError("two\nlines")))
print(traceback.format_exception_only(None, None), traceback.format_exception_only(ValueError()))
print(traceback.format_exception(None), traceback.format_exception(ValueError, None, None))
for wrong in [lambda: traceback.format_exception(3), lambda: traceback.format_exception(ValueError, ValueError()), lambda: traceback.print_exception(None, 3, None, None, None, None, None)]:
    try:
        print(wrong())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
