"""A SyntaxWarning that is an error is a SyntaxError with its place."""

import warnings

warnings.simplefilter("error", SyntaxWarning)
for source in ["assert (1, 'x')", "x is 1", "(1)(2)", "[1]['a']"]:
    try:
        compile(source, "<source>", "exec")
        print(source, "compiles")
    except SyntaxError as error:
        print(source, "|", type(error).__name__, error.msg, error.lineno, error.offset)
