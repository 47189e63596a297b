# Sorting: stability, key, reverse, mixed, errors, big inputs, mutation during sort.
import random, functools
words = "banana Apple cherry apple Banana date".split()
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=lambda w: (len(w), w)), sorted(words, reverse=True), sorted(words, key=len, reverse=True))
pairs = [(1, "b"), (0, "x"), (1, "a"), (0, "y")]
print(sorted(pairs), sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True), sorted(pairs, key=lambda p: -p[0]))
rng = random.Random(1)
big = [rng.randrange(1000) for _ in range(2000)]
s = sorted(big); print(s[:5], s[-5:], all(a <= b for a, b in zip(s, s[1:])), sorted(s, reverse=True) == s[::-1])
indexed = sorted(enumerate(big), key=lambda p: p[1]); print(all(a[1] < b[1] or a[0] < b[0] for a, b in zip(indexed, indexed[1:])))
print(sorted([3.5, 1, True, 0, -2]), sorted([b"b", b"a"]), sorted([(1, 2), (1,)]), sorted("hello"), sorted({3: 1, 1: 2}), sorted({5, 2}), sorted([]), sorted([[2, 1], [1, 2]]), sorted([float("inf"), -1, 10**30]), sorted([2**70, 2**65, -2**70, 5]))
print(sorted([5, 3, 9], key=functools.cmp_to_key(lambda a, b: b - a)), sorted(["10", "9", "1"], key=int), sorted(range(10), key=lambda x: x % 3), list(reversed(sorted([1, 3, 2]))))
class K:
    calls = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o): K.calls += 1; return self.v < o.v
    def __repr__(self): return f"K{self.v}"
print(sorted([K(3), K(1), K(2)]), K.calls, min([K(2), K(1)]), max([K(2)], default=1))
for f in (lambda: sorted([1, "a"]), lambda: sorted([None, 1]), lambda: sorted([1j, 2j]), lambda: sorted([1, 2], key=lambda x: 1 / 0), lambda: sorted([{}, {}]), lambda: sorted(5), lambda: sorted([1], key=5), lambda: [1].sort(5), lambda: sorted([(1, {}), (1, {})]), lambda: sorted()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
l = [3, 1, 2]
def bad(x): l.append(x); return x
try: l.sort(key=bad)
except ValueError as e: print(e, len(l))
l = [3, 1, 2]
def peek(x): return (x, len(l))[0] if not l else "never"
l.sort(key=peek); print(l)
l = [3, "x", 1]
try: l.sort()
except TypeError as e: print(e, l)
try: l.sort(key=lambda v: 1 // (v == 3))
except ZeroDivisionError: print(l)
data = [{"n": "bob", "a": 30}, {"n": "al", "a": 25}, {"n": "cy", "a": 30}]
from operator import itemgetter, attrgetter
print([d["n"] for d in sorted(data, key=itemgetter("a", "n"))], [d["n"] for d in sorted(data, key=itemgetter("a"), reverse=True)])
for run in ([1] * 50, list(range(50)), list(range(50, 0, -1)), list(range(25)) + list(range(25)), [0, 1] * 25, [i ^ 5 for i in range(64)]): assert sorted(run) == sorted(run, key=lambda x: x) == sorted(reversed(run))
def quick(xs): return xs if len(xs) < 2 else quick([x for x in xs[1:] if x < xs[0]]) + [xs[0]] + quick([x for x in xs[1:] if x >= xs[0]])
def merge(xs):
    if len(xs) < 2: return xs
    a, b, out = merge(xs[:len(xs) // 2]), merge(xs[len(xs) // 2:]), []
    while a and b: out.append(a.pop(0) if a[0] <= b[0] else b.pop(0))
    return out + a + b
def insertion(xs):
    xs = list(xs)
    for i in range(1, len(xs)):
        j = i
        while j and xs[j - 1] > xs[j]: xs[j - 1], xs[j] = xs[j], xs[j - 1]; j -= 1
    return xs
sample = big[:200]; print(quick(sample) == merge(sample) == insertion(sample) == sorted(sample))
class Cmp:
    def __init__(self, v): self.v = v
    def __gt__(self, o): return self.v > o.v
print([c.v for c in sorted([Cmp(2), Cmp(1)])])
