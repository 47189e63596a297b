# Two things side by side, or an operator alone.
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
    "a b",
    "a b c",
    "x = a b",
    "x = a 1",
    "x = 1 a",
    "x = 1 2",
    "x = f(a) b",
    "x = (a) (b) c",
    "x = a.b c.d",
    "x = [a] b",
    "x = {} a",
    "x = a not b",
    "x = a is is b",
    "x = a in in b",
    "x = a not in not b",
    "x = a and",
    "x = a or",
    "x = and a",
    "x = a or or b",
    "x = not",
    "x = not not",
    "x = not in a",
    "x = a is",
    "x = a is not",
    "x = a in",
    "x = in a",
    "x = a +",
    "x = * a",
    "x = a * * b",
    "x = / a",
    "x = a == == b",
    "x = a = = b",
    "x = a < > b",
    "x = a <",
    "x = < a",
    "x = a,, b",
    "x = ,a",
    "x = , ",
    "x = a.",
    "x = .a",
    "x = a..b",
    "x = a.(b)",
    "x = a.\"b\"",
    "x = a.1",
    "x = a.[b]",
    "x = a[]",
    "x = a[b c]",
    "x = a[b, c d]",
    "x = a[b=1]",
    "x = a[1:2:3:4]",
    "x = a[*]",
    "x = a[**b]",
    "x = a[:b c]",
    "x = a -> b",
    "x = a @",
    "x = @ a",
    "x = **a",
    "x = *a b",
    "x = ~",
    "x = -",
    "print(a b)",
    "print(a, b c)",
    "print(t u)",
    "print(ma b, c)",
    "x;; y",
    ";",
    "; x",
    "x; ; y",
    "x = 1; ; y",
]
for source in SOURCES:
    show(source)
