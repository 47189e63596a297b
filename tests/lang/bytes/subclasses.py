"""Instances of subclasses of bytes and bytearray are bytes-like."""


class B(bytes):
    pass


class A(bytearray):
    pass


class Slotted(bytes):
    def __init__(self, *args, **kwargs):
        self.args = args


for kind in [B, A, Slotted]:
    x, y = kind(b"abc"), kind(b"abd")
    print(kind.__name__, x == b"abc", b"abc" == x, x != y, x < y, x <= b"abc", b"abd" > x, x == "abc")
    print(b"-".join([x, y]), x + y, b"z" + x, x.find(y[:2]), y in x, x.startswith(x), bytes(x), len(memoryview(x)))
    print(b"%b" % x, x * 2, type(x * 2).__name__, type(x[:2]).__name__, type(x.upper()).__name__)

print({B(b"k"): 1}[b"k"], hash(B(b"k")) == hash(b"k"), int(B(b"12")), float(B(b"1.5")), B(b"abc").decode())
