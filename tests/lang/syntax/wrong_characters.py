# Characters that are none of the language.
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
    "x = “a”",
    "x = ‘a’",
    "print(“a”)",
    "x = a – b",
    "x = a — b",
    "x = a ≠ b",
    "x = a × b",
    "x = a ÷ b",
    "x = a ≤ b",
    "x = 1，2",
    "x = a（b）",
    "f(a；b)",
    "if x：\n    y",
    "x = £5",
    "x = 5€",
    "x = €",
    "x = ½",
    "x = ²",
    "x² = 1",
    "x = 😀",
    "x😀 = 1",
    "é😀 = 1",
    "x = \"é\" 😀",
    "x\u00a0= 1",
    "x =\u200b1",
    "x = \u2028 1",
    "x\ufeffy = 1",
    "x = \u0001",
    "$x",
    "x = $y",
    "x$ = 1",
    "?",
    "x ? y : z",
    "x?.y",
    "x = y?",
    "`x`",
    "x = `y`",
    "x ! y",
    "!x",
    "x!",
    "a && b",
    "a || b",
    "a <> b",
    "a =! b",
    "a === b",
    "a => b",
    "a -> b",
    "a ++",
    "++a b",
    "a-- b",
    "a ** ** b",
    "a // / b",
    "a .. b",
    "a : b : c",
    "\\",
    "x \\ y",
    "x = 1 \\ ",
    "x = \\",
    "x = 1 \\\n",
    "x = \\\n    1 2",
    "x = 1 + \\\n    $",
]
for source in SOURCES:
    show(source)
