# __int__, __index__, __float__, __trunc__, __round__ seen through builtins.
class I:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
for f in (lambda: range(I(3)), lambda: [0, 1, 2][I(-1)], lambda: "abc"[I(1):], lambda: bytes(I(2)), lambda: chr(I(65)), lambda: hex(I(255)), lambda: [1] * I(2), lambda: int(I(7)), lambda: float(I(7)), lambda: "%d" % I(5), lambda: round(1.234, I(1)), lambda: slice(I(1), I(5), I(2)).indices(I(10)), lambda: list(range(10))[I(2):I(8):I(3)], lambda: "ab".center(I(6), "*"), lambda: "a,b,c".split(",", I(1)), lambda: int("10", I(2)), lambda: bytearray(I(3)), lambda: [3, 1].pop(I(0)), lambda: (1, 2, 1).index(1, I(1)), lambda: sum([True, 1]), lambda: b"abc"[I(0)], lambda: "abc".find("c", I(0), I(2)), lambda: I(10) in range(20), lambda: complex(I(3)), lambda: memoryview(b"abc")[I(1)], lambda: I("x").__index__(), lambda: [1][I("x")], lambda: range(I(1.5)), lambda: int(I(2**70)), lambda: [1][I(2**70)], lambda: "a" * I(-1), lambda: (5).to_bytes(I(2), "big"), lambda: list(enumerate("ab", I(5))), lambda: __import__("itertools").islice("abc", I(1)).__next__(), lambda: "x".zfill(I(3)), lambda: "\t".expandtabs(I(2)), lambda: isinstance(I(1), int), lambda: I(1) == 1, lambda: hash(I(1)) == hash(1), lambda: I(1) + 1):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
