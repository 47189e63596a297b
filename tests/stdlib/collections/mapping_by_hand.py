# A MutableMapping with five methods of its own: what the abstract class adds to them.
from collections.abc import Mapping, MutableMapping


class Pairs(MutableMapping):
    """A mapping kept as a list of pairs, in order of the last change."""

    def __init__(self, *args, **kwargs):
        self.pairs = []
        self.update(*args, **kwargs)

    def __getitem__(self, key):
        for k, v in self.pairs:
            if k == key:
                return v
        raise KeyError(key)

    def __delitem__(self, key):
        self.pairs.remove((key, self[key]))

    def __setitem__(self, key, value):
        self.pairs = [p for p in self.pairs if p[0] != key] + [(key, value)]

    def __iter__(self):
        return (k for k, _ in self.pairs)

    def __len__(self):
        return len(self.pairs)

    def __repr__(self):
        return f"Pairs({self.pairs})"


p = Pairs({"a": 1}, b=2)
p.update([("c", 3), ("a", 10)], d=[4])
print(p, len(p), list(p), "a" in p, "z" in p, p.get("z"), p.get("z", 0))
print(list(p.keys()), list(p.values()), list(p.items()))
print(p.keys() & {"a", "q"}, sorted(p.keys() | {"q"}), ("b", 2) in p.items(), 3 in p.values())
print(p.keys() == {"a", "b", "c", "d"}, len(p.items()), p.keys() <= set("abcde"))
print(p.setdefault("b", 9), p.setdefault("e", 5), p.pop("c"), p.pop("c", None), p)
print(p == {"b": 2, "d": [4], "a": 10, "e": 5}, p != {}, {**p}, dict(p), "{a} {e}".format_map(p))
print(p.popitem(), p.popitem(), p)
try:
    hash(p)
except TypeError as error:
    print(error)
for wrong in lambda: p["z"], lambda: p.pop("z"), lambda: p.__delitem__("z"), lambda: Pairs(1), Mapping:
    try:
        print(wrong())
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
match p:
    case {"d": [four], **rest}:
        print("matched", four, rest)
p.clear()
print(p, bool(p), isinstance(p, Mapping), issubclass(Pairs, dict), [c.__name__ for c in Pairs.__mro__])
try:
    p.popitem()
except KeyError as error:
    print(repr(error))
print(repr(Pairs(x=1).keys()), repr(Pairs(x=1).items()))
