# Statements and patterns of match.
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
    "match x\n    case 1: pass",
    "match x:",
    "match x:\n    pass",
    "match x:\npass",
    "match x:\n    case 1",
    "match x:\n    case 1\n        pass",
    "match x:\n    case 1:",
    "match x:\n    case 1:\n    pass",
    "match x:\n    case: pass",
    "match: pass",
    "match x y:\n    case 1: pass",
    "match x = 1:\n    case 1: pass",
    "case 1: pass",
    "match x:\n    case 1 as _: pass",
    "match x:\n    case 1 as a.b: pass",
    "match x:\n    case 1 as 2: pass",
    "match x:\n    case a as f(): pass",
    "match x:\n    case a as {b}: pass",
    "match x:\n    case -a: pass",
    "match x:\n    case +1: pass",
    "match x:\n    case 1 + 1: pass",
    "match x:\n    case 1 + 2: pass",
    "match x:\n    case 1j + 2: pass",
    "match x:\n    case a + 1j: pass",
    "match x:\n    case f\"a\": pass",
    "match x:\n    case *a: pass",
    "match x:\n    case (*a): pass",
    "match x:\n    case [*a, *b]: pass",
    "match x:\n    case not a: pass",
    "match x:\n    case a if: pass",
    "match x:\n    case a b: pass",
    "match x:\n    case a.b(): pass\n    case f()(): pass",
    "match x:\n    case lambda: pass",
    "match x:\n    case x := 1: pass",
    "match x:\n    case x = 1: pass",
    "match x:\n    case {**_}: pass",
    "match x:\n    case {**a, \"b\": 1}: pass",
    "match x:\n    case {a: 1}: pass",
    "match x:\n    case {1: a, 1: b}: pass",
    "match x:\n    case {-1: a, -1: b}: pass",
    "match x:\n    case {1}: pass",
    "match x:\n    case A(b=1, 2): pass",
    "match x:\n    case A(b, c=1, d): pass",
    "match x:\n    case A(b=1, b=2): pass",
    "match x:\n    case A(b.c=1): pass",
    "match x:\n    case a: pass\n    case b: pass",
    "match x:\n    case _: pass\n    case 1: pass",
    "match x:\n    case a | 1: pass",
    "match x:\n    case (a | b): pass",
    "match x:\n    case (a, b) | (a, c): pass",
    "match x:\n    case [a, a]: pass",
    "match x:\n    case a as a: pass",
    "match x:\n    case (1, 2: pass",
    "match x:\n    case [1, 2: pass",
    "match x:\n    case 1, 2\n        pass",
]
for source in SOURCES:
    show(source)
