"""Random floats through the operators, methods and conversions: a few results in full, and a checksum of many."""

import operator
import sys

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 300
state = 77


def bits(n):
    """n random bits, at most 64."""
    global state
    value = 0
    for _ in range(2):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        value = value << 32 | state >> 32
    return value >> (64 - n) if n else 0


SPECIAL = [0.0, -0.0, 1.0, -1.0, 0.5, 2.5, 1e16, 1e15, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308, float("inf"), float("-inf"), float("nan"), 1e22, 0.1, 9007199254740993.0]


def number():
    choice = bits(3)
    if choice == 0:
        return SPECIAL[bits(16) % len(SPECIAL)]
    if choice == 1:
        return (bits(20) - 2**19) / 8
    if choice == 2:
        return (bits(20) - 2**19) / 1000
    if choice == 3:
        return float(bits(10) - 512)
    value = (bits(53) / 2**53 - 0.5) * 10.0 ** (bits(9) % 300 * (1 if bits(1) else -1))
    return value if choice > 5 else (bits(53) / 2**53 - 0.5) * 200


def attempt(function, *args):
    try:
        return repr(function(*args))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def show(name, function, make):
    checksum = 0
    for index in range(COUNT):
        args = make()
        text = attempt(function, *args)
        for character in text:
            checksum = (checksum * 31 + ord(character)) % 1000000007
        if index < 4 or "-v" in sys.argv:
            print(name, args, text)
    print(name, checksum)


def pair():
    return number(), number()


for name in "add sub mul floordiv mod truediv pow lt le eq ne gt ge".split():
    show(name, getattr(operator, name), pair)
show("divmod", divmod, pair)
show("unary", lambda a: (-a, +a, abs(a), bool(a), a.is_integer(), hash(a) if a == a else None), lambda: (number(),))
show("int", int, lambda: (number(),))
show("round", round, lambda: (number(), bits(5) - 12))
show("round to int", round, lambda: (number(),))
show("ratio", lambda a: a.as_integer_ratio(), lambda: (number(),))
show("hex", lambda a: (a.hex(), float.fromhex(a.hex())), lambda: (number(),))
show("text", lambda a: float(repr(a)), lambda: (number(),))
show("parse", float, lambda: (f"{bits(40)}.{bits(30)}e{bits(10) - 512}",))
show("with int", lambda a, b: (a + b, a * b, a == b, a < b, b / a), lambda: (number(), bits(60) - 2**59))
for spec in ".2f .0f .10e g .3g .17g % .1% , _.3f 012.4f +.1f #.0f #g E .5G n z.1f *^20 =+15.3f .3 15".split():
    show("format " + spec, format, lambda: (number(), spec))
    if spec[0] in ".0#+gE":
        template = "%" + spec.rstrip("%")
        if template[-1] in "fegEG":
            show("percent " + template, lambda a, t: t % a, lambda: (number(), template))
