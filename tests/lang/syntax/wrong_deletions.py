# What cannot be deleted.
import warnings

warnings.simplefilter("ignore")


def show(source):
    try:
        compile(source, "<text>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        place = f"{e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset}"
        print(f"{source!r}: {type(e).__name__}: {e.msg} [{place}] {e.text!r}")


SOURCES = [
    "del",
    "del 1",
    "del \"a\"",
    "del None",
    "del f()",
    "del f().g()",
    "del x + 1",
    "del -x",
    "del not x",
    "del x < y",
    "del x and y",
    "del x if y else z",
    "del lambda: 0",
    "del (x, 1)",
    "del [x, f()]",
    "del (x, y, (z, 1))",
    "del *x",
    "del x, *y",
    "del (*x, y)",
    "del {a}",
    "del {a: b}",
    "del (x for x in y)",
    "del [x for x in y]",
    "del x y",
    "del x = 1",
    "del x,, y",
    "del x[0], y()",
    "del f\"{x}\"",
    "del (yield)",
    "del await x",
    "del ...",
    "del x := 1",
    "del (x",
    "del x)",
]
for source in SOURCES:
    show(source)
