# The walrus where it cannot be.
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
    "x := 1",
    "(x := y := 1)",
    "(x.y := 1)",
    "(x[0] := 1)",
    "((x, y) := 1)",
    "(f() := 1)",
    "(1 := 2)",
    "(None := 2)",
    "([x] := 1)",
    "(x + 1 := 2)",
    "(lambda: 0 := 1)",
    "x[y := 1, z] := 2",
    "f(a=b := 1)",
    "f(a := 1 = 2)",
    "{a := 1: 2}",
    "{1: a := 2}",
    "lambda: x := 1",
    "x = y := 1",
    "del (x := 1)",
    "with (x := y): z z",
    "assert x := 1",
    "[x := 1 for x in y]",
    "[[y := 1 for y in x] for z in w]",
    "[y for x in (y := z)]",
    "[y for y in z if (y := 1)]",
    "class A: [x := 1 for y in z]",
    "f\"{x:=1}\" f\"{y := 1}\"",
    "(x := )",
    "( := 1)",
]
for source in SOURCES:
    show(source)
