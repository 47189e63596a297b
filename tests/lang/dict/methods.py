# dict: every method, ordering, errors.
d = {"a": 1, "b": 2}
d["c"] = 3; d["a"] = 10; d.update(d=4); d.update({"e": 5}, f=6); d.update([("g", 7), "hi"]); d |= {"z": 0}; print(d, len(d), list(d))
print(d["a"], d.get("a"), d.get("zz"), d.get("zz", 0), d.pop("a"), d.pop("zz", "default"), d.setdefault("b", 99), d.setdefault("new"), d.popitem(), "b" in d, "zz" not in d, list(d.keys())[:2], list(d.values())[:2], list(d.items())[:2], d.copy() == d, d.copy() is d)
del d["b"]; print(d); d["b"] = "back at the end"; print(list(d), list(reversed(d)), list(reversed(d.items()))[0]); d.clear(); print(d, bool(d))
print(dict(), dict(a=1), dict([("x", 1)]), dict({"y": 2}, z=3), dict(zip("ab", [1, 2])), dict(["ab", "cd"]), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {**{"a": 1}, "b": 2}, {"a": 1} | {"a": 2, "b": 3}, {1: "a"} == {1.0: "a"}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} != {}, {1: {2: {}}}, dict(d, a=1), dict(**{"k": 1}), {"a": 1}.__or__({"b": 2}))
class K:
    def keys(self): return ["p"]
    def __getitem__(self, k): return k * 2
print(dict(K()), {**K()}, {} | dict(K()))
e = {"a": 1}
for s in ["e['zz']", "del e['zz']", "e.pop('zz')", "{}.popitem()", "e[[]]", "e[{}] = 1", "{[]: 1}", "e.update(5)", "e.update([1])", "e.update([(1,)])", "e.update([(1, 2, 3)])", "dict([1])", "dict('abc')", "dict(5)", "dict(1, 2)", "e < e", "e + e", "e | 5", "hash(e)", "e.get()", "e.setdefault()", "e.a", "dict.fromkeys(5)", "e.pop()", "e.popitem(1)", "e.fromkeys([[]])", "e[1:2]", "e.get([])", "[] in e", "e |= 5", "{**5}", "e.keys(1)", "dict(**{1: 2})", "e['x']['y']", "e[('t', 1)]", "e[None]"]:
    try: print(s, "=", eval(s) if "del" not in s and "= " not in s.replace("==", "") else exec(s))
    except Exception as x: print(s, "|", type(x).__name__, x)
for how in ("e['n%d' % len(e)] = 1", "del e['a']", "e.clear()"):
    e = {"a": 1, "b": 2}
    try:
        for k in e: exec(how)
    except RuntimeError as x: print(x)
try:
    e = {"a": 1, "b": 2}
    for k in e: del e[k]; e[k + "x"] = 1
except RuntimeError as x: print(x)
e = {"a": 1}
for k in e: e[k] = 5
for k in list(e): del e[k]
print(e)
i = iter({"a": 1, "b": 2}.items()); print(next(i), i.__length_hint__(), list(i), type(i).__name__)
d = {}; d["self"] = d; print(d, {"l": [d]})
d = {True: "t", 1: "one", 1.0: "float"}; print(d, {0: "a", False: "b", -0.0: "c"}, {"a": 1, "a": 2})
big = {i: i * i for i in range(1000)}
for i in range(0, 1000, 2): del big[i]
print(len(big), big[999], list(big)[:3], sum(big.values()), 500 in big); big[0] = "again"; print(list(big)[-1], next(iter(big)), max(big), min(big, key=lambda k: -k))
class D(dict):
    def __getitem__(self, k): return "overridden"
    def keys(self): return ["only"]
print(D(a=1)["a"], D(a=1).get("a"), {**D(a=1)}, dict(D(a=1)), D(a=1).copy().__class__.__name__, type(D() | {}).__name__, D.fromkeys("a").__class__.__name__)
print(sorted({"b": 1, "a": 2}.items(), key=lambda p: p[1]), {v: k for k, v in {"x": 1}.items()}, dict(sorted({"b": 1, "a": 2}.items())), {k: {**v, "n": 1} for k, v in {"q": {"m": 0}}.items()}, str({"k": "v"}), repr({}), {1: 2}.__contains__(1), {"a": 1}.items() == {"a": 1}.items(), dict.__getitem__({"z": 1}, "z"), {}.__class__, dict[str, int])
