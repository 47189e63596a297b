# Dictionary views: live, set operations, comparisons, membership, reversed, mapping.
d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), "a" in k, 2 in v, ("b", 2) in i, ("b", 9) in i, "b" in i, list(reversed(k)), list(reversed(v)), type(k).__name__, type(v).__name__, type(i).__name__)
d["d"] = 4; del d["a"]; print(k, v, i, list(zip(k, v)))
print(sorted(k & {"b", "z"}), sorted(k | {"z"}), sorted(k - ["b"]), sorted(k ^ {"b", "q"}), k >= {"b"}, k == {"b", "c", "d"}, k < set("bcdx"), k.isdisjoint({"z"}), sorted({"b", "z"} - k), type(k & {"b"}).__name__, sorted(i & {("b", 2)}), sorted(i - {("b", 2)}), i == {("b", 2), ("c", 3), ("d", 4)}, k != {"b"}, k & "bz", k.mapping is not d, k.mapping["b"], ["b"] and k & ["b"])
for s in ["v & {1}", "k & 5", "k + k", "k[0]", "hash(k)", "k.add(1)", "k < 5", "{'x': []}.items() & {1}", "v == v", "v < v", "d.values() == d.values()", "next(k)", "k.mapping['x'] = 1", "type(k)()", "k - 5", "{'x': []}.items() == {('x', 1)}"]:
    try: print(s, "=", eval(s) if " = " not in s else exec(s))
    except Exception as e: print(s, "|", type(e).__name__, e)
print(k <= k, {}.keys() == set(), {}.items() | {1}, {"x": [1]}.items() == {"x": [1]}.items(), ("x", [1]) in {"x": [1]}.items(), max(d.values()), sum(v), sorted(d, key=d.get, reverse=True), [x * 2 for x in v], *i, dict(i), set(k) == k, {1: "a"}.keys() | [2], list({}.keys()))
inv = {}
for key, val in {"x": 1, "y": 2, "z": 1}.items(): inv.setdefault(val, []).append(key)
print(inv, {**dict.fromkeys("ab", 0), **{"b": 5}})
it = iter(k); next(it); d["new"] = 1
try: next(it)
except RuntimeError as e: print(e)
it = iter(i)
d.pop("new"); d["other"] = 1
try: print(next(it))
except RuntimeError as e: print(e)
