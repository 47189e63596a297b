# Keywords that are misspelt, missing or of other languages.
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
    "esle: pass",
    "fro x in y: pass",
    "for x ni y: pass",
    "whlie x: pass",
    "whiel True: pass",
    "dfe f(): pass",
    "deff f(): pass",
    "calss A: pass",
    "Class A: pass",
    "retrun x",
    "imoprt x",
    "form x import y",
    "from x imprt y",
    "improt x as y",
    "tyr: pass",
    "try: pass\nexept A: pass",
    "try: pass\ncatch A: pass",
    "try: pass\nexcept A: pass\nfinaly: pass",
    "wiht x as y: pass",
    "with x sa y: pass",
    "IF x: pass",
    "If x: pass",
    "elif x: pass",
    "If x: y\nelse: z",
    "x = true if y els z",
    "x = a adn b",
    "x = a nto in b",
    "x = nto a",
    "x = a is nt b",
    "x = lamda y: y",
    "lamda: 0",
    "rasie x",
    "asert x",
    "pas",
    "yeild x",
    "awiat x",
    "aysnc def f(): pass",
    "async dfe f(): pass",
    "glboal x",
    "nonlcal x",
    "del_ x",
    "function f(x) { return x; }",
    "var x = 1",
    "let x = 1",
    "const x = 1",
    "int x = 1",
    "x++; y",
    "if (x) { y }",
    "for (i = 0; i < 5; i++) x",
    "while (x) { y }",
    "switch x: pass",
    "else if x: pass",
    "elsif x: pass",
    "unless x: pass",
    "do: pass",
    "begin\nend",
    "print x",
    "print \"a\"",
    "print \"a\", b",
    "print x, y",
    "print >>f, x",
    "print",
    "print(x) y",
    "exec \"x\"",
    "exec x in y",
    "import x; print x",
    "raise A, \"b\"",
    "echo \"a\"",
    "puts \"a\"",
    "x := 1",
    "x <- 1",
    "x = new A()",
    "x = y ? z : w",
    "x = null; y y",
    "end",
]
for source in SOURCES:
    show(source)
