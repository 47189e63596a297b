# if, elif, else, while and their expressions.
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
    "if x\n    y",
    "if x y: z",
    "if x = 1: y",
    "if x.y = 1: z",
    "if x[0] = 1: z",
    "if f() = 1: z",
    "if x = 1 and y: z",
    "if x == 1 = y: z",
    "if (x = 1): y",
    "if 1 = x: y",
    "if:",
    "if x:",
    "if x: y else: z",
    "if x: y; else: z",
    "if x:\n    y\nelse if z:\n    w",
    "if x:\n    y\nelseif z:\n    w",
    "if x:\n    y\nelse z:\n    w",
    "if x:\n    y\nelse\n    w",
    "if x:\n    y\nelif:\n    w",
    "if x:\n    y\nelif z\n    w",
    "if x:\n    y\nelif z = 1:\n    w",
    "if x:\n    y\nelse:\n    z\nelif w:\n    v",
    "if x:\n    y\nelse:\n    z\nelse:\n    v",
    "if x then:\n    y",
    "elif x:\n    y",
    "else:\n    y",
    "while x\n    y",
    "while x = 1: y",
    "while: y",
    "while x y: z",
    "while x:\n    y\nelse\n    z",
    "while x:\n    y\nelif z:\n    w",
    "if x: if y: z",
    "if x: for y in z: w",
    "if x: y; if z: w",
    "x if y",
    "x if y else",
    "x if else z",
    "x if y else z else",
    "if x else y",
    "(x if y, z)",
    "x if y else pass",
    "pass if x else y",
    "x if pass else y",
    "x = y if z else return",
    "break if x else y",
    "x = a if b else c = 1",
]
for source in SOURCES:
    show(source)
