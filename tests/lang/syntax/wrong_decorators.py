# What may follow @.
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
    "@",
    "@x",
    "@x\n",
    "@x\nx = 1",
    "@x\n@y",
    "@x\nimport y",
    "@x y\ndef f(): pass",
    "@x = 1\ndef f(): pass",
    "@(x y)\ndef f(): pass",
    "@(x\ndef f(): pass",
    "@x(\ndef f(): pass",
    "@lambda: 0\nimport y",
    "@x def f(): pass",
    "@class\ndef f(): pass",
    "@x,y\nclass A: pass z",
    "@x\n\n\ny",
    "@x\n# only a comment\n",
    "if x:\n    @y",
]
for source in SOURCES:
    show(source)
