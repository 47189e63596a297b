# range: indexing, slicing, membership, comparison, huge ranges.
print(range(5), range(1, 5), range(0, 10, 3), range(10, 0, -3), list(range(10, 0, -3)), len(range(0, 10, 3)), range(5)[2], range(5)[-1], range(10)[2:8:2], range(10)[::-1], list(range(0)), list(range(5, 1)), bool(range(0)), range(3).start, range(3).stop, range(3).step)
r = range(0, 100, 7)
print(14 in r, 15 in r, 14.0 in r, "a" in r, r.index(21), r.count(21), r.count(22), r.index(98), max(r), min(r), sum(r), sorted(r, reverse=True)[:2], list(reversed(r))[:2], r == range(0, 99, 7), range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2), hash(range(0)) == hash(range(1, 1)), {range(3): 1}[range(0, 3)], range(3) == [0, 1, 2], r[3:5], r[-3:], r[100:], r[5:2:-1])
big = range(10**30, 10**30 + 5); print(len(big), big[0], big[-1], list(big)[2], 10**30 + 3 in big, big[1:3], big.index(10**30 + 1), range(-10**20, 10**20, 10**19)[3], sum(1 for _ in big), range(2**63)[-1], range(2**62, 2**64, 2**63))
for f in (lambda: range(), lambda: range(1.5), lambda: range("a"), lambda: range(1, 2, 0), lambda: range(3)[5], lambda: range(3)["a"], lambda: range(3).index(9), lambda: range(3).index("a"), lambda: range(3) < range(4), lambda: range(3) + range(3), lambda: len(range(10**30)), lambda: setattr(range(3), "start", 1), lambda: range(3).nope, lambda: range(1, 2, 3, 4), lambda: range(3)[::0], lambda: range(stop=3), lambda: range(None), lambda: range(3)[1.0], lambda: range(2**70)[2**69], lambda: iter(range(3)).nope):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
it = iter(range(3)); print(type(it).__name__, next(it), it.__length_hint__(), list(it), next(it, "end"), type(iter(range(10**30))).__name__, list(map(lambda a, b: a * b, range(3), range(3))), list(zip(range(3), range(10, 40, 10))), [*range(2), *range(-2, 0)], tuple(range(2)), dict(enumerate(range(2))), range(True), range(5)[True])
class Idx:
    def __index__(self): return 3
print(range(Idx()), list(range(0, Idx())), range(10)[Idx()], range(10)[:Idx()], list(range(-5, 5, 4)), list(range(5, -5, -4)), range(-1, -10, -3)[1], [i for i in range(3) for _ in range(i)])
n = 0
for i in range(1000):
    for j in range(i % 5): n += j
print(n)
for i in range(3): i = 10
print(i); total = 0
for i in range(10, 0, -2): total += i
else: print("else", total)
