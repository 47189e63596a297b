# dict subclasses: which methods call overridden ones, __missing__, __or__, ordering with updates.
class Log(dict):
    def __setitem__(self, k, v): print("set", k); super().__setitem__(k, v)
    def __getitem__(self, k): print("get", k); return super().__getitem__(k)
    def __contains__(self, k): print("in", k); return super().__contains__(k)
    def __delitem__(self, k): print("del", k); super().__delitem__(k)
    def __len__(self): return 99
    def __iter__(self): print("iter"); return super().__iter__()
d = Log(a=1); d["b"] = 2; d.update(c=3); d.setdefault("d", 4); print(d.get("a"), d["a"], "a" in d, len(d), list(d), dict(d), d.pop("a"), {**d}, d == {"b": 2, "c": 3, "d": 4}, repr(d), d.copy()); del d["b"]; print(type(d | {"x": 1}).__name__, bool(d), [k for k in d], sorted(d)); d |= {"y": 1}
class Chain(dict):
    def __missing__(self, key):
        if key == "no": raise KeyError("really no")
        return self.setdefault(key, len(self))
c = Chain(); print([c[w] for w in "the cat the dog".split()], c)
try: c["no"]
except KeyError as e: print(repr(e))
class CaseInsensitive(dict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __getitem__(self, k): return super().__getitem__(k.lower())
    def __contains__(self, k): return super().__contains__(k.lower())
ci = CaseInsensitive(); ci["ABC"] = 1; print(ci["abc"], "Abc" in ci, ci, f"{'%(ABC)s' % ci} {'{ABC}'.format_map(ci)}")
from collections import OrderedDict
o = OrderedDict(a=1, b=2); o["a"] = 3; print(o, dict(a=1, b=2) == dict(b=2, a=1), list({"x": 1, "y": 2} | {"x": 3}), list({"x": 1} | {"z": 0, "x": 5})); x = {"a": 1}; del x["a"]; x["b"] = 1; x["a"] = 2; print(list(x)); big = {}
for i in range(2000): big[i] = i; big.pop(i // 2, None)
print(len(big), list(big)[:3], sum(big))
