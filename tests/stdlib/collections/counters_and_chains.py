# Arithmetic of counters, scopes by chained maps
import builtins
from collections import ChainMap, Counter

stock = Counter(apple=3, pear=1, fig=0)
sold = Counter(["apple", "apple", "plum", "pear"])
for sign, result in (
    ("+", stock + sold), ("-", stock - sold), ("|", stock | sold), ("&", stock & sold), ("+x", +stock), ("-x", -Counter(a=-2, b=1)),
):
    print(sign, result, type(result).__name__)
left = stock.copy()
left.subtract(sold)
print(left, left.total(), left.most_common(2), left.most_common()[:-2:-1])
stock -= sold
print(stock, stock["nothing"], "nothing" in stock, list(Counter(b=2, a=1, c=-1).elements()))
print(Counter("abc") <= Counter("aabbc"), Counter(a=1) == Counter(a=1, b=0), Counter(a=1) < Counter(a=1, b=0), Counter("ab") != {"a": 1})
left.update({"fig": 5}, kiwi=1)
del left["never there"]
print(left, Counter({"x": 1.5}) + Counter(x=0.25))
for wrong in (lambda: Counter.fromkeys("ab"), lambda: Counter(1), lambda: Counter("a", "b"), lambda: Counter("a") + {"a": 1}):
    try:
        wrong()
    except (TypeError, NotImplementedError) as error:
        print(type(error).__name__, error)


class Scope(ChainMap):
    """Assignments change the scope that has the name."""

    def __setitem__(self, key, value):
        for mapping in self.maps:
            if key in mapping:
                mapping[key] = value
                return
        self.maps[0][key] = value

    def __missing__(self, key):
        try:
            return getattr(builtins, key)
        except AttributeError:
            raise NameError(key) from None


outer = Scope({"x": 1, "y": 2})
inner = outer.new_child({"x": 10})
inner["y"] = 20
inner["z"] = 30
print(inner, inner["len"]("four"), list(inner), len(inner), "x" in inner.parents, inner.parents["x"])
try:
    inner["nowhere"]
except NameError as error:
    print(repr(error), error.__suppress_context__)
print(outer.maps, inner.get("q", "none"), inner.pop("z"), inner.popitem(), inner.maps)
try:
    inner.pop("y")
except KeyError as error:
    print(error)
plain = ChainMap({}, {"a": 1}) | {"b": 2}
plain |= {"a": 3}
print(plain, {"c": 0} | plain, type({"c": 0} | plain).__name__, plain == {"a": 3, "b": 2}, bool(ChainMap()))
print(ChainMap({"k": 1}).new_child(k=2, j=3), ChainMap.fromkeys("ab", 0), dict(ChainMap({"b": 1}, {"a": 2, "b": 3})))
