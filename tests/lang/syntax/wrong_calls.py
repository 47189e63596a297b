# Arguments in the wrong order or form.
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
    "f(a=1, b)",
    "f(a=1, b, c=2, d)",
    "f(a=1, *b, c)",
    "f(**a, b)",
    "f(**a, *b)",
    "f(**a, b=1, *c)",
    "f(a=1, a=2)",
    "f(a=1, b=2, a=3)",
    "f(**a, a=1, b=1, a=2)",
    "f(a.b=1)",
    "f(a[0]=1)",
    "f(a()=1)",
    "f(\"a\"=1)",
    "f(1=2)",
    "f(None=1)",
    "f(True=1)",
    "f(a=)",
    "f(a=, b=1)",
    "f(b, a=)",
    "f(a=b=c)",
    "f(a b)",
    "f(a, b c)",
    "f(a b, c)",
    "f(a\nb)",
    "f(a=b c)",
    "f(a,, b)",
    "f(, a)",
    "f(,)",
    "f(a; b)",
    "f(a: b)",
    "f(*)",
    "f(**)",
    "f(*, a)",
    "f(a, *)",
    "f(*a=1)",
    "f(**a=1)",
    "f((a)=1)",
    "f(a and b=1)",
    "f(a if b=1)",
    "f(not a=1)",
    "f(lambda: 1=2)",
    "f(lambda x: y=1)",
    "f(x for x in y, 1)",
    "f(1, x for x in y)",
    "f(x for x in y, z for z in w)",
    "f(a=1, x for x in y)",
    "f(x for x in y, a=1)",
    "f(*x for x in y)",
    "f(**x for x in y)",
    "f(a=b for b in c)",
    "f(a for b in c=1)",
    "f(class=1)",
    "f(import)",
    "f(print x)",
    "f(yield)",
    "f(a, yield)",
    "f(a, yield b)",
    "class A(x for x in y): pass",
    "class A(B, m=1, C): pass",
    "class A(m=1, m=2): pass",
    "class A(B C): pass",
]
for source in SOURCES:
    show(source)
