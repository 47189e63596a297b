# Counter, defaultdict, OrderedDict, ChainMap, UserDict.
from collections import Counter, defaultdict, OrderedDict, ChainMap, UserDict, UserList, UserString
c = Counter("mississippi"); print(c, c["s"], c["zz"], c.most_common(2), sorted(c.elements()), c.total(), Counter(a=3, b=-1), Counter({"x": 2}), Counter(), "zz" in c)
c.update("miss"); c.subtract({"i": 10}); c["m"] += 1; del c["p"]; print(c, +c, -c, c.most_common()[-1])
a, b = Counter(a=3, b=1), Counter(a=1, b=2); print(a + b, a - b, a & b, a | b, a == Counter(b=1, a=3), a <= b, a > b, sum((a, b), Counter()), dict(a), a.copy() == a); a += b; print(a, Counter("ab") == Counter("ba"), Counter([1, 1.0, True]))
d = defaultdict(list); d["a"].append(1); d["a"].append(2); print(d, d["new"], d.get("zz"), "zz" in d, d.default_factory, dict(d), defaultdict(int, a=1)["b"], defaultdict(lambda: "dflt")["x"]); n = defaultdict(lambda: defaultdict(int)); n["x"]["y"] += 1; print(n["x"]["y"], len(n), d.copy().default_factory is list, d | {"q": 1})
try: defaultdict(None)["k"]
except KeyError as e: print(repr(e))
try: defaultdict(5)
except TypeError as e: print(e)
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)]); o.move_to_end("a"); o.move_to_end("c", last=False); print(o, o.popitem(last=False), list(o), list(reversed(o)), o == {"a": 1, "b": 2}, o == OrderedDict([("a", 1), ("b", 2)]), OrderedDict(x=1) | {"y": 2}, o.popitem())
try: o.move_to_end("zz")
except KeyError as e: print(repr(e))
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(m["a"], m["b"], dict(m), len(m), m.maps, m.new_child({"c": 1})["c"], m.parents, "b" in m, list(m)); m["z"] = 9; print(m.maps[0])
try: m["nope"]
except KeyError as e: print(repr(e))
try: del m["b"]
except KeyError as e: print(repr(e))
class Upper(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
u = Upper(a=1); u["b"] = 2; u.update(c=3); print(u, u.data, "A" in u); print(UserList([1, 2]) + [3], UserString("ab").upper() + "c")
groups = defaultdict(set)
for w in "apple avocado banana blueberry cherry".split(): groups[w[0]].add(w)
print({k: sorted(v) for k, v in groups.items()}, sorted(Counter(len(w) for v in groups.values() for w in v).items()))
class LRU(OrderedDict):
    def __init__(self, size): super().__init__(); self.size = size
    def get(self, k): self.move_to_end(k); return self[k]
    def put(self, k, v):
        self[k] = v; self.move_to_end(k)
        if len(self) > self.size: self.popitem(last=False)
l = LRU(2); l.put("a", 1); l.put("b", 2); l.get("a"); l.put("c", 3); print(list(l))
