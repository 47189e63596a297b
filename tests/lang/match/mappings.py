# Mapping patterns: keys, rest, missing keys, other mapping types.
from collections import defaultdict, OrderedDict, ChainMap, Counter
import types
def f(x):
    match x:
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"type": "rect", "w": w, "h": h, **rest} if not rest: return f"rect {w}x{h}"
        case {"type": kind, **rest}: return f"{kind} {rest}"
        case {3: one, -2: two, None: n, True: t} if False: return "never"
        case {"nested": {"list": [first, *_]}}: return f"nested {first}"
        case {"a": 1 | 2 as a, "b": None}: return f"a={a}"
        case {}: return f"mapping of {len(x)}"
        case _: return "no mapping"
for v in [{"type": "circle", "r": 2, "extra": 1}, {"type": "rect", "w": 1, "h": 2}, {"type": "rect", "w": 1, "h": 2, "z": 3}, {"nested": {"list": "no"}}, {"nested": {"list": [9, 8]}}, {"a": 2, "b": None}, {"a": 3, "b": None}, {}, {1: 2}, [], "s", [("type", 1)]]:
    print(v, "->", f(v))
d = defaultdict(lambda: "made")
print(f(d), dict(d), f(OrderedDict(type="o")), f(ChainMap({"type": "c"}, {"x": 1})), f(Counter("ab")), f(types.MappingProxyType({"type": "p"})))
class Missing(dict):
    def __missing__(self, k): return "missing"
match Missing():
    case {"k": v}: print("matched", v)
    case _: print("__missing__ is not used")
class Const:
    KEY = "key"
    ONE = 1
match {"key": 5, 1: 6}:
    case {Const.KEY: v, Const.ONE: w}: print(v, w)
match {"a": {"b": {"c": 1}}}:
    case {"a": {"b": {"c": int(c)}}}: print("deep", c)
match {"k": 1, "l": 2}:
    case {"k": _, **rest}: print(rest)
original = {"k": 1, "l": [2]}
match original:
    case {"k": 1, **rest}:
        rest["new"] = 1
        print(original, rest)
class Dup:
    a = b = "same"
try:
    match {"same": 1}:
        case {Dup.a: x, Dup.b: y}: print(x, y)
except ValueError as e:
    print(e)
try:
    match {1: 2}:
        case {Const.KEY: 1}: pass
        case {1: x}: print(x)
except TypeError as e:
    print(e)
