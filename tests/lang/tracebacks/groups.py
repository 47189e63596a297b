# Exception groups, as they are shown.
import traceback


def show(error, **options):
    text = "".join(traceback.format_exception(error, **options))
    print(text.replace(__file__, "groups.py"))


def raised(error):
    try:
        raise error
    except BaseException as caught:
        return caught


show(ExceptionGroup("never raised", [ValueError(1), TypeError("two")]))
show(raised(ExceptionGroup("raised", [raised(ValueError(1)), raised(KeyError("k"))])))
inner = raised(ExceptionGroup("inner", [raised(OSError("os"))]))
show(raised(ExceptionGroup("outer", [inner, raised(ValueError("beside"))])))
show(BaseExceptionGroup("base", [KeyboardInterrupt(), SystemExit(3)]))

error = ExceptionGroup("with notes", [ValueError("a")])
error.add_note("a note\nof two lines")
error.exceptions[0].add_note("of the member")
show(error)

# A cause and a context, of the group and of members.
member = ValueError("member")
member.__cause__ = TypeError("its cause")
group = ExceptionGroup("caused", [member])
group.__context__ = KeyError("context of the group")
show(group)
outer = ValueError("a group is the cause")
outer.__cause__ = ExceptionGroup("cause", [TypeError("x")])
show(outer)

# Many, and deep.
show(ExceptionGroup("many", [ValueError(n) for n in range(20)]))
deep = ValueError("deepest")
for level in range(12):
    deep = ExceptionGroup(f"level {level}", [deep])
show(deep)
exception = traceback.TracebackException.from_exception(
    ExceptionGroup("narrow", [ValueError(n) for n in range(5)]), max_group_width=2
)
print("".join(exception.format()))
exception = traceback.TracebackException.from_exception(deep, max_group_depth=3)
print("".join(exception.format()))

# What except* leaves.
try:
    try:
        raise ExceptionGroup("mixed", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError:
        pass
    except* TypeError as error:
        raise RuntimeError("in handler") from error
except ExceptionGroup as left:
    show(left)
try:
    try:
        raise ExceptionGroup("partly", [ValueError(1), TypeError(2)])
    except* ValueError:
        pass
except ExceptionGroup as left:
    show(left)
