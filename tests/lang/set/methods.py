# set and frozenset: every method and operator, errors.
a, b = {1, 2, 3}, {3, 4}
S = lambda s: (type(s).__name__, sorted(s)) if isinstance(s, (set, frozenset)) else s
print(*map(S, [a | b, a & b, a - b, a ^ b, a.union(b, [9], "x" and [8]), a.intersection([3, 5], (3,)), a.difference([1], [2]), a.symmetric_difference([1, 7]), a.copy(), set(), set("hello") == set("helo"), frozenset([1]) | {2}, {2} | frozenset([1]), a.union(), a.intersection()]))
print(a <= a, a < a, {1} < a, a >= {1, 2}, a > b, a.issubset([1, 2, 3, 4]), a.issuperset([1]), a.isdisjoint([9]), a == {3, 2, 1}, a != b, a == frozenset(a), 1 in a, len(a), bool(set()), {1, 2} == {1.0, 2.0}, not a <= b, {frozenset([1]): "k"}[frozenset({1})], {1} in {frozenset([1])}, hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
s = {1}
s.add(2); s.add(2); s.update([3], "x" and [4]); s.discard(99); s.discard(1); s.remove(2); print(S(s)); s |= {7}; s &= {3, 7, 8}; s -= {3}; s ^= {7, 9}; print(S(s), s.pop(), S(s)); s.update(); s.intersection_update([1]); s.difference_update([1]); s.symmetric_difference_update([5]); print(S(s), s); s.clear(); print(s, repr(frozenset()), frozenset([5]), {5}, {(1, 2)}, {None})
f = frozenset("ab"); g = f; g |= {"c"}; print(sorted(f), sorted(g), f.copy() is f, frozenset(f) is f, type(f | {1}).__name__)
for t in ["{[]}", "{1}.remove(2)", "set().pop()", "{1} | [2]", "{1} < [1]", "{1} - 5", "set(5)", "set(1, 2)", "hash({1})", "{1}.add([])", "a[0]", "{1} + {2}", "frozenset([1]).add(2)", "{1}.union(5)", "{[1]} in {1}", "[] in {1}", "{1}.update(5)", "{1} & 'a'", "{{1}}", "{1}.discard([])", "{1}.remove([])", "{1}.isdisjoint(5)", "{1}.pop(1)", "set(a=1)", "{1} in {2}", "{1}.discard({1})", "{*5}", "{1}.issubset(5)", "{(1, [])}"]:
    try: print(t, "=", eval(t))
    except Exception as e: print(t, "|", type(e).__name__, e)
try:
    for x in (s := {1, 2}): s.add(x + 10)
except RuntimeError as e: print(e)
r = {1}
for t in ("r |= [2]", "r -= 5", "r &= 'a'"):
    try: exec(t)
    except TypeError as e: print(t, e)
big = set(range(0, 3000, 3)) & set(range(0, 3000, 5)); print(len(big), sum(big), 15 in big, min(big), max(big), len(set(range(1000)) - set(range(1, 1000))), len({x % 7 for x in range(100)}))
print(len({1, True, 1.0, 1 + 0j}), len({"a", b"a"}), len({0, -0.0, False}), {1, 2}.__and__([1]), {1}.__or__({2}) == {1, 2}, {1}.__contains__(1), {1}.__eq__([1]), sorted({3, 1, 2}), sum({1, 2}), any({0}), frozenset({1}) == {1}, set([1]).__class__, list({7}), {*"a", *"a"}, set(frozenset([4])), (lambda *a: a)(*{5}))
def powerset(xs): return [frozenset(x for j, x in enumerate(xs) if i >> j & 1) for i in range(2 ** len(xs))]
p = powerset([1, 2, 3]); print(len(p), len(set(p)), sorted(map(sorted, p)), sum(1 for q in p if q < frozenset([1, 2, 3])))
class E:
    def __init__(self, v): self.v = v
    def __hash__(self): return 1
    def __eq__(self, o): return self.v == o.v
print(len({E(1), E(2), E(1)}), E(2) in {E(1), E(2)}, E(3) in {E(1)})
graph = {"a": {"b", "c"}, "b": {"d"}, "c": {"d"}, "d": set()}
def reach(n, seen=frozenset()): return seen | {n} if n in seen else frozenset.union(seen | {n}, *(reach(m, seen | {n}) for m in sorted(graph[n])))
print(sorted(reach("a")), sorted(reach("b")))
