# in, not in over every kind of container and protocol.
print(1 in [1.0], "a" in {"a": 1}, ("a", 1) in {"a": 1}.items(), 3 in range(0, 10, 3), 3.0 in range(5), "b" in "abc", "" in "", b"b" in b"abc", 98 in b"abc", None in [None], [] in [[]], 5 not in (1, 2), "x" not in {"y"}, 1 in (x for x in [3, 2, 1]), 2 in {2: None}.keys(), None in {2: None}.values(), (1, 2) in [(1, 2)], {1} in [{1}], 10**20 in range(10**21), -1 in range(10), True in [1], "A" in "abc", 0 in [False], "é" in "café", "\u0301" in "e\u0301")
class ByContains:
    def __contains__(self, x): return [x]
class ByIter:
    def __iter__(self): print("iter", end=" "); yield from (1, 2, 3)
class ByIndex:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
class Nothing: pass
class Blocked(list): __contains__ = None
print(1 in ByContains(), 2 in ByIter(), 9 in ByIter(), 20 in ByIndex(), 99 in ByIndex(), 5 not in ByContains())
for f in (lambda: 1 in Nothing(), lambda: 1 in 5, lambda: 1 in None, lambda: 1 in "a", lambda: "a" in b"a", lambda: [] in {}, lambda: {} in set(), lambda: 1 in Blocked([1]), lambda: 1 in int, lambda: 300 in b"a", lambda: "ab" in 5.5, lambda: None in "x", lambda: 1 in type("E", (), {"__contains__": lambda s, x: 1 / 0})(), lambda: 1 in len):
    try: print(f())
    except (TypeError, ZeroDivisionError, ValueError) as e: print(type(e).__name__, e)
class Eq:
    def __init__(self, r): self.r = r
    def __eq__(self, o): print("eq", end=" "); return self.r
e = Eq(False); print(e in [e], Eq(True) in [5], 5 in [Eq(True)], 5 in [Eq(0), Eq("yes")], [e, 1].index(1), [Eq(True)].count(9)); x = y = []; print(x is y, x is not [], not x is y, x is x is y, 1 in [1] in [[1]], "a" in "ab" in ["ab"], 1 < 2 in [2], not 1 in [2], (not 1) in [False])
