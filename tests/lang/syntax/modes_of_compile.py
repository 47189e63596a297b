# Errors of compile() in its three modes, and of its other arguments.
import warnings

warnings.simplefilter("ignore")


def show(source, mode, **options):
    try:
        compile(source, "<text>", mode, **options)
        print(mode, repr(source), "compiles")
    except SyntaxError as e:
        print(mode, repr(source), f"{type(e).__name__}: {e.msg} [{e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset}] {e.text!r}")
    except Exception as e:
        print(mode, repr(source), type(e).__name__, e)


for source in ["1", "1\n", " 1", "x = 1", "x = 1\n", "1 2", "1;", "1; 2", "1\n2", "pass", "if x:\n  y\n", "(1,", "(1,\n", "'a", "'''a", "x +", "x + \\", "return 1", "yield 1", "await x", "*a", "*a,", "a, b", "lambda: 0", "[x for x in y]", "x := 1", "(x := 1)", "1 # comment", "@x", "import x", "print x", "f(a b)", "f'{a b}'", "f'{", "x is 1", "\\", "1 +\n", "if x:\n  y\nz\n", "x\ny\n", "x; y\n", "x;y\nz\n", "\t1", "1\n\n\n", "1\n# c\n", "else: x", "$", "0777", "x\0y", "é é"]:
    for mode in ("eval", "single", "exec"):
        if (mode, source) not in [("single", "x + \\"), ("single", "\\")]:
            show(source, mode)
for source in [b"x = 1", b"\xef\xbb\xbfx = 1", b"# coding: latin-1\nx = '\xe9'", b"# coding: nope\nx", b"\xef\xbb\xbf# coding: latin-1\nx", bytearray(b"x y"), 3, None, "x\ud800", "'\ud800'", "#\ud800"]:
    show(source, "exec")
for flags in [0, 1 << 10, -1, 1 << 20]:
    try:
        print(flags, compile("1", "f", "eval", flags) is not None)
    except ValueError as error:
        print(flags, error)
for wrong in [("1", "f", "bogus"), ("1", "f", ""), ("1", 3, "exec"), ("1", "f", "exec", 0, 0, 5), ("1", "f", "exec", "x"), ("1", b"f", "exec"), ("1", None, "exec")]:
    try:
        print(compile(*wrong).co_filename)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
for function in (eval, exec):
    for source in ["1 +", "x = = 1", " 1", "\n\n  1", "\t 1", b"1", "a b"]:
        try:
            print(function.__name__, repr(source), function(source))
        except SyntaxError as e:
            print(function.__name__, repr(source), f"{type(e).__name__}: {e.msg} [{e.filename}:{e.lineno}:{e.offset}-{e.end_offset}] {e.text!r}")
