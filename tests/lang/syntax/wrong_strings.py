# Literals of strings and bytes.
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
    "\"abc",
    "'abc",
    "\"abc\\",
    "\"\"\"abc",
    "'''abc\ndef",
    "x = \"a\nb\"",
    "x = 'it's'",
    "x = \"say \"hi\"\"",
    "f(\"a, b)",
    "\"\\x\"",
    "\"\\xg0\"",
    "\"\\x1\"",
    "\"\\u123\"",
    "\"\\u12G4\"",
    "\"\\U0011000\"",
    "\"\\U00110000\"",
    "\"\\N\"",
    "\"\\N{}\"",
    "\"\\N{no such character}\"",
    "\"\\N{DIGIT ONE\"",
    "b\"\\x1\"",
    "b\"\\xgg\"",
    "b\"é\"",
    "b\"a\" \"b\"",
    "\"a\" b\"b\"",
    "f\"a\" b\"b\"",
    "rb\"a\" r\"b\"",
    "u\"x\" b\"y\"",
    "ur\"x\"",
    "ru\"x\"",
    "bu\"x\"",
    "bb\"x\"",
    "rr\"x\"",
    "fb\"x\"",
    "bf\"x\"",
    "fu\"x\"",
    "\"a\" x",
    "x \"a\"",
    "\"a\" 1",
    "1 \"a\"",
    "\"a\" \"b\" c",
    "\"a\" f(x)",
    "print(\"a\" x)",
    "print(\"a\" + )",
    "x = \"\"\"a\"\"\" b",
    "x = \"\"\"\na\n\"\"\" b",
    "x = (\n    \"a\"\n    b\"c\"\n)",
    "\"é\" x y",
    "\"日本\" \"\\xz\"",
    "\"\\ud800\\x\"",
    "\"a\\N{DIGIT ONE}\\x\"",
]
for source in SOURCES:
    show(source)
