# Containers with all protocols: a matrix view, an interval, a bit set, a sorted list.
import bisect
class Interval:
    __slots__ = ("lo", "hi")
    def __init__(self, lo, hi): self.lo, self.hi = lo, hi
    def __contains__(self, x): return self.lo <= (x.hi if isinstance(x, Interval) else x) <= self.hi and (not isinstance(x, Interval) or x.lo >= self.lo)
    def __and__(self, o): lo, hi = max(self.lo, o.lo), min(self.hi, o.hi); return Interval(lo, hi) if lo <= hi else None
    def __or__(self, o): return Interval(min(self.lo, o.lo), max(self.hi, o.hi))
    def __add__(self, o): return Interval(self.lo + o.lo, self.hi + o.hi) if isinstance(o, Interval) else Interval(self.lo + o, self.hi + o)
    __radd__ = __add__
    def __neg__(self): return Interval(-self.hi, -self.lo)
    def __abs__(self): return max(abs(self.lo), abs(self.hi))
    def __eq__(self, o): return (self.lo, self.hi) == (o.lo, o.hi) if isinstance(o, Interval) else NotImplemented
    def __hash__(self): return hash((self.lo, self.hi))
    def __repr__(self): return f"[{self.lo}..{self.hi}]"
    def __iter__(self): return iter((self.lo, self.hi))
    def __bool__(self): return self.hi > self.lo
    def __format__(self, s): return f"[{self.lo:{s}}, {self.hi:{s}}]"
    def __len__(self): return int(self.hi - self.lo)
    def __round__(self, n=0): return Interval(round(self.lo, n), round(self.hi, n))
a, b = Interval(1, 5), Interval(3, 9); lo, hi = a; print(a & b, a | b, a + b, 10 + a, -a, abs(-b), 3 in a, Interval(2, 3) in a, b in a, a == Interval(1, 5), a != b, {a: 1}[Interval(1, 5)], f"{a:.1f}", len(b), bool(Interval(2, 2)), a & Interval(7, 8), lo, hi, round(Interval(1.26, 2.71), 1), sum([a, b], Interval(0, 0)), a == 5)
class Bits:
    def __init__(self, n=0): self.n = n
    def __getitem__(self, i): return [self[k] for k in range(*i.indices(len(self)))] if isinstance(i, slice) else self.n >> i & 1
    def __setitem__(self, i, v): self.n = self.n | 1 << i if v else self.n & ~(1 << i)
    def __delitem__(self, i): self[i] = 0
    def __len__(self): return self.n.bit_length()
    def __invert__(self): return Bits(~self.n & (1 << len(self)) - 1)
    def __iter__(self): return (i for i in range(len(self)) if self[i])
    def __contains__(self, i): return bool(self[i])
    def __repr__(self): return f"Bits({self.n:#b})"
    def __ior__(self, o): self.n |= o.n; return self
    def __lshift__(self, k): return Bits(self.n << k)
x = Bits(0b1010); x[0] = 1; del x[3]; y = x; x |= Bits(0b10000); print(x, y is x, list(x), 4 in x, ~x, x[1:4], len(x), x << 2)
class SortedList:
    def __init__(self, it=(), key=lambda v: v): self.key, self.items = key, sorted(it, key=key)
    def add(self, v): bisect.insort(self.items, v, key=self.key); return self
    def __getitem__(self, i): r = self.items[i]; return SortedList(r, self.key) if isinstance(i, slice) else r
    def __len__(self): return len(self.items)
    def __contains__(self, v): i = bisect.bisect_left(self.items, self.key(v), key=self.key); return i < len(self) and self.items[i] == v
    def __reversed__(self): return reversed(self.items)
    def __add__(self, o): return SortedList([*self, *o], self.key)
    def __repr__(self): return f"<{self.items}>"
    def __eq__(self, o): return list(self) == list(o)
s = SortedList([5, 1, 4]); s.add(3).add(0); print(s, s[1:3], 4 in s, 2 in s, list(reversed(s)), s + [2], len(s), max(s), s == [0, 1, 3, 4, 5], [*SortedList("bca", key=lambda c: -ord(c))])
