# Literals of numbers.
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
    "0777",
    "00",
    "01",
    "09",
    "09.5",
    "0777j",
    "012345",
    "0_7",
    "0_x1",
    "1_",
    "1__2",
    "1_000_",
    "1._5",
    "1_.5",
    "1.5_",
    "1e_5",
    "1e",
    "1e+",
    "1.e",
    "1.5e5.5",
    "1.2.3",
    "0b",
    "0b2",
    "0b12",
    "0b1_",
    "0b1.5",
    "0b_",
    "0o",
    "0o8",
    "0o18",
    "0o7_",
    "0x",
    "0xg",
    "0x1_",
    "0x1g",
    "0x_",
    "1l",
    "1L",
    "0xfL",
    "0b1L",
    "0o7L",
    "1j2",
    "1jx",
    "1.5x",
    "5abc",
    "1_a",
    "1.a",
    "1.5if",
    "1x",
    "1é",
    "1 .real.2",
    "x = 1if",
    "[1for]",
    "[0x1for x in y]",
    "[0b1 0b2]",
    "1if 2else 3 4",
    "[1or 2, 3and 4, 5in 6, 7is 8] x",
    "1not in x x",
]
for source in SOURCES:
    show(source)
