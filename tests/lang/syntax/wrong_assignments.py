# What cannot be assigned to.
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
    "1 = x",
    "\"a\" = 1",
    "\"a\" \"b\" += 1",
    "f\"{a}\" = 1",
    "None = 1",
    "True = 1",
    "False += 1",
    "... = 1",
    "f() = 1",
    "f().g() = 1",
    "f() = x = 1",
    "x + 1 = 2",
    "x + y += 1",
    "-x = 1",
    "not x = 1",
    "x and y = 1",
    "x < y = 1",
    "x < y < z = 1",
    "x == 1 = 2",
    "x = 1 = 2",
    "x if y else z = 1",
    "lambda: 0 = 1",
    "(lambda: 0) = 1",
    "await x = 1",
    "(yield) = 1",
    "yield = 1",
    "yield x += 1",
    "{} = 1",
    "{x} = 1",
    "{a: b} = 1",
    "[1] = x",
    "(x, 1) = z",
    "[x, f()] = z",
    "x.y, 1 = z",
    "(x, y) += 1",
    "[x, y] += 1",
    "x, y += 1",
    "*x += 1",
    "*x = 1",
    "a, *b, *c = d",
    "[x for x in y] = 1",
    "(x for x in y) = 1",
    "{x for x in y} = 1",
    "{x: y for x in y} = 1",
    "(x := 1) = 2",
    "x += y += 1",
    "x =* 1",
    "= 1",
    "x =",
    "x +=",
]
for source in SOURCES:
    show(source)
