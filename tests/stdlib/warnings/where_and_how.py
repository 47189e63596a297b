# Where a warning is said to be, and how it is shown.
import contextlib, io, sys, warnings


def show(function, *args):
    err = io.StringIO()
    with contextlib.redirect_stderr(err):
        function(*args)
    print(err.getvalue().replace(__file__, "program.py"), end="")


def level(n):
    warnings.warn(f"level {n}", stacklevel=n)


def caller(n):
    level(n)


def outermost(n):
    caller(n)


warnings.simplefilter("always")
for n in (0, 1, 2, 3, 4):
    show(outermost, n)
show(lambda: warnings.warn("from lambda", DeprecationWarning))
show(lambda: warnings.warn(ResourceWarning("an instance")))
show(lambda: warnings.warn_explicit("explicit", UserWarning, "nothing.py", 12))
show(lambda: warnings.warn_explicit("with line", UserWarning, "nothing.py", 12, module="mod"))
show(exec, "import warnings\nwarnings.warn('in exec')")
show(exec, "import warnings\nwarnings.warn('in a module', stacklevel=2)", {"__name__": "made"})
print(warnings.formatwarning("text", UserWarning, "f.py", 3), end="")
print(warnings.formatwarning("text", UserWarning, "f.py", 3, "  the line  "), end="")
print(warnings.formatwarning("two\nlines", UserWarning, "f.py", 3, ""), end="")
out = io.StringIO()
warnings.showwarning("shown", UserWarning, "f.py", 3, file=out, line="line")
print(out.getvalue(), end="")
w = warnings.WarningMessage("m", UserWarning, "f", 1, source=[])
print(str(w).replace(repr(w), ""), w.message, w.category, w.filename, w.lineno, w.file, w.line, w.source)


def own_format(message, category, filename, lineno, line=None):
    return f"<{category.__name__}: {message}>\n"


saved = warnings.formatwarning
warnings.formatwarning = own_format
show(caller, 1)
warnings.formatwarning = saved


def own_show(message, category, filename, lineno, file=None, line=None):
    print("own", category.__name__, message, lineno > 0, file, line)


saved = warnings.showwarning
warnings.showwarning = own_show
caller(1)
warnings.showwarning = saved
saved, sys.stderr = sys.stderr, None
caller(1)
sys.stderr = saved


class Meta(type): ...


class Own(UserWarning, metaclass=Meta):
    def __str__(self):
        return "own text"


show(lambda: warnings.warn(Own()))
show(lambda: warnings.warn("text", Own))


@warnings.deprecated("use other()")
def old():
    return 1


@warnings.deprecated("old class", category=None)
class Quiet: ...


@warnings.deprecated("old class", category=FutureWarning, stacklevel=1)
class Old:
    def __init__(self, x=0):
        self.x = x


class Child(Old): ...


show(old)
show(Quiet)
show(Old, 3)
show(Child)
print(old.__deprecated__, Old.__deprecated__, Quiet.__deprecated__, old.__name__)
try:
    warnings.deprecated(3)
except TypeError as error:
    print(error)
