# Brackets that are open, closed wrongly or not open.
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
    "(",
    "[",
    "{",
    ")",
    "]",
    "}",
    "x = (",
    "x = [1,",
    "x = {1: 2",
    "x = f(",
    "x = f(a",
    "x = f(a, b",
    "x = a[",
    "x = a[b",
    "x = ((a)",
    "x = (a))",
    "x = [[a]",
    "x = [a]]",
    "x = {{a}",
    "x = (a]",
    "x = [a)",
    "x = {a)",
    "x = (a}",
    "x = a)",
    "x = a]",
    "x = a}",
    "x = f(a]",
    "x = a[b)",
    "x = (\n1]",
    "x = [\n(1\n]",
    "x = {\n\"a\": (1,\n}",
    "x = (\n1,\n2",
    "x = f(a,\nb\ny = 3",
    "x = [\n1,\n2\ny = 3",
    "x = {\n\"a\": 1\ny = 3",
    "x = {\"a\": [1, 2}",
    "x = f(g(h(a, b)\ny = 1",
    "def f(x:\n    pass",
    "def f(x\n    pass",
    "class A(B:\n    pass",
    "if (x:\n    pass",
    "if (x\n    pass",
    "if x):\n    pass",
    "while (x == [1, 2):\n    pass",
    "print((a, b)",
    "print(a, b))",
    "print(\"a\"",
    "print \"a\")",
    "return (\n",
    "x = (1, 2\nfor y in z:\n    pass",
    "x = [1, 2\ndef f():\n    pass",
    "foo(a, (b, [c, {d: e})",
    "# a comment\nx = (1,\n# another\n",
]
for source in SOURCES:
    show(source)
