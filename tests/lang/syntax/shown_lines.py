# SyntaxError.text and where the error is: by the mode, and by how far the parser has read.
import sys

SOURCES = [
    "x = = 3", "x = 'abc", "  x", "f(a b)", "f'{x'", "def f(:", "if x:\npass", "x = 3 )", "1_", "a $ b",
    "x = '''abc", "class A\n pass", "print 1", "del f()", "None = 1", "a = 1 = b", "raise = 3", "else: 3", "a.b.",
    "(]", "f(x for x in y, 1)", "x = [1,\n2", "@x\n3", "x = {1:2, 3}", "f(**a, *b)", "a\n  b",
]
for source in SOURCES:
    for text in (source, source + "\n", "q = 1\n" + source, source + "\nz = 2\n"):
        for mode in ("exec", "single", "eval"):
            try:
                compile(text, "x", mode)
                print(mode, ascii(text), "is right")
            except SyntaxError as error:
                print(mode, ascii(text), type(error).__name__, error.args)

# What the compiler finds has a line only if there is a file.
for text in ("return 1", "break", "q = 1\nreturn 1\n", "def f():\n    continue"):
    try:
        compile(text, "x", "exec")
    except SyntaxError as error:
        print(ascii(text), error.msg, error.lineno, error.text)

# The limit for the digits of a literal is that of the moment.
source = "a = 1\nb = " + "7" * 1500
for limit in (0, 1000, 1500, 640):
    sys.set_int_max_str_digits(limit)
    try:
        compile(source, "x", "exec")
        print(limit, "is enough")
    except SyntaxError as error:
        print(error)
