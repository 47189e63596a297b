# Objects with __index__ wherever a whole number is wanted: slices, ranges, hex, shifts of bases, repeats.
import math
import operator


class Line:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        asked.append(self.number)
        return self.number


class Fails:
    def __index__(self):
        raise ArithmeticError("no index today")


asked = []
L = Line
data = list(range(10))
print(data[L(2)], data[L(-1)], data[L(1):L(8):L(3)], data[:L(-7)], "abcdef"[L(4):L(0):L(-2)], b"xyz"[L(1)], (1, 2)[L(0)])
print(asked)
asked.clear()
print(range(L(2), L(9), L(3)), range(10)[L(3)], list(range(L(3))), range(20)[L(2):L(18):L(5)])
print(asked)
asked.clear()
print(hex(L(255)), bin(L(-5)), oct(L(8)), chr(L(9731)), int(L(7)), float(L(3)), complex(L(2), 1), operator.index(L(4)))
print("ab" * L(3), [0] * L(2), L(2) * (1,), b"-" * L(4), bytearray(L(2)), bytes(L(3)), bytes([L(65), 66]))
print(round(3.14159, L(2)), math.factorial(L(5)), math.gcd(L(12), L(18)), math.comb(L(5), 2), divmod(L(3).__index__(), 2))
print("a,b,c,d".split(",", L(2)), "x".center(L(5), "."), "aXbX".replace("X", "-", L(1)), "%x|%c" % (L(255), L(65)))
print(int("zz", L(36)), "abcabc".find("b", L(2)), [1, 2, 1, 2].index(2, L(2)), (5).to_bytes(L(3), "big"), pow(2, 5, 7))
print(slice(L(1), L(5)).indices(L(4)), data.pop(L(0)), data.insert(L(0), "in"), data)
data[L(1):L(4)] = "xy"
del data[L(-1)], data[::L(2)]
print(data, math.isqrt(L(17)), L(3) in [3], {3: "three"}.get(L(3)), len(asked))
print(L(1).number in range(3), "%d" % L(3).__index__(), f"{operator.index(L(10)):#b}")
for broken in (lambda: data[Fails()], lambda: range(Fails()), lambda: data[1.0],
               lambda: data["1"], lambda: data[1:"x"], lambda: range(1.5), lambda: "ab" * 2.0, lambda: data[10 ** 30],
               lambda: "ab" * 10 ** 30, lambda: slice(1, 2, 0).indices(5), lambda: operator.index(2.0), lambda: hex(2.5)):
    try:
        print(broken())
    except (TypeError, ArithmeticError, IndexError, ValueError) as error:
        print(type(error).__name__, error)
print(data[-10 ** 30:10 ** 30], slice(None, 10 ** 40).indices(3), "abc"[L(10 ** 25):], "abc"[:L(-10 ** 25)])
