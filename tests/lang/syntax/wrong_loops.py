# for, break and continue.
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
    "for x in y\n    z",
    "for x\n    z",
    "for x: y",
    "for x in: y",
    "for in x: y",
    "for x y: z",
    "for x in y z: w",
    "for x = y: z",
    "for x of y: z",
    "for each x in y: z",
    "for 1 in x: y",
    "for \"a\" in x: y",
    "for f() in x: y",
    "for x + y in z: w",
    "for x.y() in z: w",
    "for (x, 1) in y: z",
    "for x, f() in y: z",
    "for None in x: y",
    "for lambda: 0 in x: y",
    "for (x in y): z",
    "for x in y: for z in w: v",
    "for *x in y: z",
    "for x in *y: z z",
    "for x in y:\n    z\nelse\n    w",
    "for x in range(10) print(x)",
    "break",
    "continue",
    "if x: break",
    "def f(): break",
    "def f(): continue",
    "class A: continue",
    "for x in y:\n    def f():\n        break",
    "for x in y:\n    pass\nelse:\n    continue",
    "while x:\n    class A:\n        break",
    "break x",
    "break = 1",
    "continue 1",
    "pass x",
    "pass = 1",
    "pass()",
]
for source in SOURCES:
    show(source)
