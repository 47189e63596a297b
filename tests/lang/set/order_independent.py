# Programs with sets whose output does not depend on their order.
def sieve(n):
    s = set(range(2, n))
    for i in range(2, int(n ** .5) + 1): s -= set(range(i * i, n, i))
    return sorted(s)
print(sieve(60)); words = "to be or not to be that is the question".split(); print(len(set(words)), sorted(set(words)), {w for w in words if words.count(w) > 1} == {"to", "be"}); a, b, c = {1, 2, 3}, {2, 3, 4}, {3, 4, 5}
print(a & b & c, sorted(a | b | c), sorted(a ^ b ^ c), (a | b) - c == {1, 2}, a - b == a - (a & b), (a | b) == (b | a), a | (b & c) == (a | b) & (a | c), not (a & set()), set.union(*map(set, ["ab", "bc"])) == set("abc"), set.intersection({1, 2}, [2, 3]) == {2})
def components(edges):
    comps = []
    for u, v in edges: joined = [c for c in comps if u in c or v in c]; comps = [c for c in comps if c not in joined] + [{u, v}.union(*joined)]
    return sorted(map(sorted, comps))
print(components([(1, 2), (3, 4), (2, 3), (5, 6), (7, 7)])); seen, dups = set(), []
for x in [3, 1, 3, 2, 1, 3]: dups.append(x) if x in seen else seen.add(x)
print(dups, sorted(seen)); fs = {frozenset(p) for p in [(1, 2), (2, 1), (3,)]}; print(len(fs), frozenset({2, 1}) in fs, sorted(map(sorted, fs))); s = {1, 2, 3}; removed = set()
while s: removed.add(s.pop())
print(removed == {1, 2, 3}, s); g = {"a": {"b"}, "b": {"c"}, "c": set()}
def closure(g):
    g = {k: set(v) for k, v in g.items()}
    while any(len(g[k]) != len(g[k].update(*(g[m] for m in list(g[k]))) or g[k]) for k in g): pass
    return {k: sorted(v) for k, v in g.items()}
print(closure(g), closure({"a": {"b"}, "b": {"a"}})); class_set = {int, str, type(None)}; print(type(5) in class_set, float in class_set, {(), (1,), (1, (2,))} == {(1, (2,)), (), (1,)}, {1, 1.0, True} == {1}, len({0.1 + 0.2, 0.3}), {*range(3)} | {*"ab"} > {0, "a"})
print("hash based:", hash("abc") == hash("abc"), hash((1, "a")) == hash((1, "a")), {"a": 1}.keys() == {"a"}, sum({10, 20, 30}), min({"z", "b"}), max({(1, 2), (1, 3)}))
