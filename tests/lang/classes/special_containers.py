# Container protocols: getitem with all keys, contains, iter, reversed, len, missing, length_hint.
class Show:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
s = Show()
print(s[1], s[1:2], s[::2], s[1, 2], s[...], s[1:2, ::3, ...], s["k"], s[()], s[-1], s[None], s[*[1, 2]], s[1, *"ab"], s[lambda: 1].__name__, s[(1, 2):3])
s[0] = 1; s[1:2] = "x"; s["a", "b"] = 2
del s[0], s[:], s[1, 2]
class Deck:
    def __init__(self, cards): self.cards = list(cards)
    def __len__(self): return len(self.cards)
    def __getitem__(self, i): return Deck(self.cards[i]) if isinstance(i, slice) else self.cards[i]
    def __contains__(self, c): return c.upper() in self.cards
    def __iter__(self): return iter(self.cards)
    def __reversed__(self): return iter(["reversed"])
    def __repr__(self): return f"Deck({''.join(self.cards)})"
d = Deck("ABC")
print(len(d), d[0], d[-1], d[1:], "a" in d, list(d), list(reversed(d)), sorted(d, reverse=True), [*d], max(d), d.__contains__("b"), tuple(d), dict(enumerate(d)))
class OldSeq:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        print("get", i, end=" ")
        if i >= self.n: raise IndexError(i)
        return i * i
o = OldSeq(3)
print(list(o), list(reversed(o)), 4 in o, 5 in o)
it = iter(o)
print(type(it).__name__, next(it), it.__length_hint__())
class Default(dict):
    def __missing__(self, k):
        self[k] = v = f"made {k}"
        return v
dd = Default(a=1)
print(dd["a"], dd["b"], dd.get("c"), dd, dd.setdefault("z", 5))
class Hint:
    def __init__(self, h): self.h = h
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self): return self.h
import operator
for h in (10, NotImplemented, -1, "x"):
    try: print(list(Hint(h)), operator.length_hint(Hint(h), 99))
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
class NotIter:
    __iter__ = None
    def __getitem__(self, i): return i
class NoContains(list): __contains__ = None
for f in (lambda: iter(NotIter()), lambda: 1 in NoContains([1]), lambda: list(type("I", (), {"__iter__": lambda s: 5})()), lambda: iter(5), lambda: reversed({1}), lambda: len(type("L", (), {"__len__": lambda s: -1})()), lambda: len(type("L", (), {"__len__": lambda s: "a"})()), lambda: hash(type("H", (), {"__hash__": lambda s: "a"})()), lambda: hash(type("H", (), {"__eq__": lambda s, o: 1})()), lambda: str(type("S", (), {"__str__": lambda s: 5})()), lambda: repr(type("R", (), {"__repr__": lambda s: 5})()), lambda: bytes(type("B", (), {"__bytes__": lambda s: 5})()), lambda: format(type("F", (), {"__format__": lambda s, x: 5})())):
    try: print(f())
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print(hash(type("H", (), {"__hash__": lambda s: 2**100 + 5})()) == (2**100 + 5) % (2**61 - 1), hash(type("H", (), {"__hash__": lambda s: -1})()), bytes(type("B", (), {"__bytes__": lambda s: b"ok"})()), list(iter(iter([1, 2]).__next__, 2)))
