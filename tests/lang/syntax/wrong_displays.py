# Lists, sets, dicts and tuples.
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
    "[1 2]",
    "[1, 2 3]",
    "[1,, 2]",
    "[, 1]",
    "[a=1]",
    "[*]",
    "[**a]",
    "(1 2)",
    "(1, 2 3)",
    "(,)",
    "(*)",
    "(*a)",
    "(**a)",
    "(a=1)",
    "(a = 1, b)",
    "{1 2}",
    "{1, 2 3}",
    "{,}",
    "{*}",
    "{**}",
    "{**a, **}",
    "{a=1}",
    "{1: 2 3: 4}",
    "{1: 2, 3 4}",
    "{1: 2, \"a\" \"b\"}",
    "{1: 2, f(a)}",
    "{1: 2, a.b c}",
    "{1:}",
    "{1:, 2: 3}",
    "{1: 2, 3:}",
    "{1: 2, 3:, 4: 5}",
    "{:1}",
    "{1: 2, : 3}",
    "{1: *a}",
    "{*a: 1}",
    "{1: **a}",
    "{**a: 1}",
    "{1: 2, **a: 3}",
    "{1: a b}",
    "{1: a=2}",
    "{1, 2: 3}",
    "{1: 2, 3}",
    "{1: 2, 3, 4}",
    "{a: b c: d}",
    "x = {\n    \"a\": 1\n    \"b\": 2,\n}",
    "x = {\n    \"a\": 1,\n    \"b\" 2,\n}",
    "x = [\n    1,\n    2\n    3,\n]",
    "x = [\n    \"a\"\n    \"b\" c,\n]",
    "x = (1,\n     2\n     3)",
]
for source in SOURCES:
    show(source)
