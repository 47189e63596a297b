# SyntaxWarnings: their words and lines, and as errors their places.
import warnings


def show(source):
    for action in ("always", "error"):
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter(action)
            try:
                compile(source, "<text>", "exec")
                result = "compiles"
            except SyntaxError as e:
                result = f"{e.msg} [{e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset}] {e.text!r}"
        print(repr(source), action, result, [(str(w.message), w.filename, w.lineno, w.category.__name__) for w in seen])


for source in [
    "x is 1", "x is not 1.5", "x is 'a'", "x is b''", "x is ()", "x is (1, 2)", "x is -1", "1 is x", "x is None", "x is ...", "x is True", "x is []", "x == 1 is y", "if x is 'a': pass", "while_ = x is 1j",
    "1()", "1.5()", "'a'()", "b'a'()", "f'{x}'()", "None()", "True()", "...()", "(1, 2)(3)", "[1](2)", "{1}(2)", "{1: 2}(3)", "[x for x in y](1)", "(x for x in y)()", "{x for x in y}()", "(lambda: 0)()", "x()", "f()()",
    "1[0]", "1.5[0]", "None[0]", "...[0]", "{1}[0]", "(x for x in y)[0]", "(lambda: 0)[0]", "{1: 2}['a']", "'a'['b']", "'a'[1.5]", "'a'[None]", "'a'[1]", "'a'[1:2]", "[1]['a']", "[1][1, 2]", "[1][2.0]", "(1,)['a']", "(1, 2)[[3]]", "[[1] [2, 3]]", "f'a'['b']", "b'a'[b'b']", "[x for x in y]['a']",
    "assert (x, 'message')", "assert (x,)", "assert ()", "assert (x), y", "assert (x, y), z",
    r"'\d'", r"'\q\d'", r"b'\d'", r"r'\d'", r"f'\d'", r"f'\d{x}\q'", r"f'{x:\d}'", r"'\400'", r"'\777'", r"b'\400'", r"'\8'", r"'\ '", r"'\(' '\)'", "'''\n\\d\n'''", "x = 1\n\n'\\d'", r"f'\{x}'", r"'\P'",
    "1if x else y", "1or x", "1and x", "1in x", "1is x", "[1for x in y]", "[0x1for x in y]", "0b1or x", "0o7or x", "1.5or x", "1jor x", "1_0or x", "1not in x",
    "def f():\n    x is 1\n    return y is 2", "class A:\n    x is 1", "lambda: x is 1", "[x is 1 for x in y]", "f'{x is 1}'", "x is 1; y is 2", "x is 1 and y is 2", "@(x is 1)\ndef f(): pass", "def f(a=x is 1): pass",
    "x is 1\nreturn", "'\\d'; x y", "x y; '\\d'", "1or x; y z", "x is 1; break", "def f(): x is 1\nyield",
]:
    show(source)
