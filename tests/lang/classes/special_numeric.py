# Number protocols: every arithmetic special method and conversions.
class N:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"N({self.v})"
for name, op in dict(add="+", sub="-", mul="*", truediv="/", floordiv="//", mod="%", pow="**", matmul="@", lshift="<<", rshift=">>", and_="&", or_="|", xor="^").items():
    dunder = name.rstrip("_")
    setattr(N, f"__{dunder}__", lambda s, o, op=op: f"{s!r} {op} {o!r}")
    setattr(N, f"__r{dunder}__", lambda s, o, op=op: f"{o!r} {op} {s!r} (reflected)")
n, m = N(1), N(2)
print(n + 1, 1 + n, n - m, 2 - n, n * 2, 2 * n, n / 2, 2 / n, n // 2, 2 // n, n % 2, 2 % n, n ** 2, 2 ** n, n @ 2, 2 @ n, n << 2, 2 << n, n >> 2, 2 >> n, n & 2, 2 & n, n | 2, 2 | n, n ^ 2, 2 ^ n, sep="\n")
class U:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return "abs"
    def __round__(self, n=None): return f"round {n}"
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __divmod__(self, o): return ("divmod", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
    def __pow__(self, o, mod=None): return ("pow", o, mod)
    def __rpow__(self, o, mod=None): return ("rpow", o, mod)
import math
u = U()
print(-u, +u, ~u, abs(u), round(u), round(u, 2), math.trunc(u), math.floor(u), math.ceil(u), divmod(u, 2), divmod(2, u), pow(u, 2), pow(u, 2, 3), 2 ** u)
class Conv:
    def __init__(self, i=1, f=1.5, x=2): self.i, self.f, self.x = i, f, x
    def __int__(self): return self.i
    def __float__(self): return self.f
    def __index__(self): return self.x
    def __complex__(self): return 1j
c = Conv()
print(int(c), float(c), complex(c), [10, 20, 30][c], range(c), bin(c), hex(c), "ab" * c, [0] * c, "abcdef"[c:], chr(Conv(x=65)), bytes(c), math.sqrt(c), round(1.2345, c), "%d" % c, "%.1f" % c, "%x" % c, (5).__add__(c))
for bad, f in [(Conv(i="a"), int), (Conv(f=1), float), (Conv(x=1.5), lambda v: [1][v]), (Conv(i=1.0), int), (Conv(f="s"), float)]:
    try: print(f(bad))
    except TypeError as e: print(e)
class OnlyIndex:
    def __index__(self): return 7
print(int(OnlyIndex()), float(OnlyIndex()), complex(OnlyIndex()), OnlyIndex() in range(10), list(range(10))[OnlyIndex()], slice(OnlyIndex()).indices(20))
class Sub(int):
    def __add__(self, o): return "Sub add"
    def __radd__(self, o): return "Sub radd"
print(Sub(1) + 1, 1 + Sub(1), Sub(5) - 1, type(Sub(5) - 1).__name__, type(-Sub(5)).__name__, type(Sub(5).real).__name__)
