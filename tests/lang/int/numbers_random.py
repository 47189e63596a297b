"""Random operands of every size through every int operator: a few results in full, and a checksum of many."""

import operator
import sys

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 300
state = 2024


def bits(n):
    """n random bits."""
    global state
    value = 0
    for _ in range(0, n, 32):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        value = value << 32 | state >> 32
    return value & ((1 << n) - 1)


def number():
    """An int of any size, often near a boundary."""
    choice = bits(8) % 8
    if choice == 0:
        return bits(4) - 8
    if choice == 1:
        return (1 << (47 + bits(8) % 3)) + bits(2) - 2
    if choice == 2:
        return -(1 << (62 + bits(8) % 3)) + bits(2) - 2
    if choice == 3:
        return (1 << (126 + bits(8) % 4)) + bits(2) - 2
    value = bits(bits(8) % 250 + 1)
    return -value if bits(1) else value


def attempt(function, *args):
    """repr of the result or of the exception."""
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


for name in "add sub mul floordiv mod truediv and_ or_ xor lt le eq ne gt ge".split():
    show(name, getattr(operator, name), pair)
show("divmod", divmod, pair)
show("lshift", operator.lshift, lambda: (number(), bits(9) - 20))
show("rshift", operator.rshift, lambda: (number(), bits(9) - 20))
show("pow", pow, lambda: (number(), bits(4)))
show("negative pow", pow, lambda: (bits(20) - 500000, -bits(4)))
show("pow mod", pow, lambda: (number(), number() % 10**9 - 10**8, number()))
show("unary", lambda a: (-a, +a, abs(a), ~a, bool(a), a.bit_length(), a.bit_count(), hash(a)), lambda: (number(),))
show("round", round, lambda: (number(), -(bits(5) % 30)))
show("text", lambda a: (str(a), hex(a), oct(a), bin(a), float(a)), lambda: (number(),))
show("parse", lambda a, b: int(a, b), lambda: ("%x" % abs(number()), bits(6) % 38))
show("bytes", lambda a, n, order, signed: a.to_bytes(n, order, signed=signed), lambda: (number(), bits(5), ("little", "big")[bits(1)], bool(bits(1))))
show("from bytes", lambda a, order, signed: int.from_bytes(a, order, signed=signed), lambda: (bytes(bits(8) for _ in range(bits(5))), ("little", "big")[bits(1)], bool(bits(1))))
show("with float", lambda a, b: (a < b, a == b, a > b, a + b, a * b), lambda: (number(), float(number() + bits(1))))
show("bool", lambda a, b: (a & b, a | b, a ^ b, a + b, a * b, a - b), lambda: (bool(bits(1)), bool(bits(1))))
