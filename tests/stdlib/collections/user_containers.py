# UserDict, UserList and UserString: what goes through the methods one writes
from collections import UserDict, UserList, UserString


class Headers(UserDict):
    """Names do not care for case; the first spelling is kept."""

    def __init__(self, *args, **kwargs):
        self.spelling = {}
        super().__init__(*args, **kwargs)

    def __setitem__(self, key, value):
        self.spelling.setdefault(key.lower(), key)
        super().__setitem__(key.lower(), str(value))

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __delitem__(self, key):
        del self.spelling[key.lower()]
        super().__delitem__(key.lower())

    def __contains__(self, key):
        return key.lower() in self.data

    def __iter__(self):
        return iter(self.spelling.values())

    def __missing__(self, key):
        return f"no {key}"


h = Headers({"Content-Type": "text"}, LENGTH=5)
h.update(length=6, Host="x")
h |= {"HOST": "y"}
print(h, list(h.items()), "host" in h, h["CONTENT-TYPE"], h["none"], h.get("none", 1), len(h))
h["Etag"] = 9
print(h.setdefault("ETAG", 8), h.pop("etag"), sorted(h), h == {"content-type": "text", "length": "6", "host": "y"})
other = h | {"a": 1}
print(type(other).__name__, type({"a": 1} | h).__name__, other.copy() == other, h.popitem(), Headers.fromkeys("aA", 0))


class Sorted(UserList):
    def append(self, item):
        self.insert(sum(1 for x in self.data if x <= item), item)

    def extend(self, items):
        for item in items:
            self.append(item)


s = Sorted([3, 1])
s.append(2)
s.extend([0, 9])
print(s, s[1:3], type(s[1:3]).__name__, s + [1], [0] + s, s * 2 == s.data * 2, s > [1], 9 in s, s.index(9))
s += (7,)
s[0:2] = []
del s[-1]
print(s, s.pop(), list(reversed(s)), s.copy() is s, s.count(0))


class Tag(UserString):
    def __add__(self, other):
        return Tag(f"{self.data}.{other}")


t = Tag("abc")
print(t + "x" + 5, "y" + t, t.upper(), type(t.upper()).__name__, t[1], type(t[1]).__name__, t * 2, t == "abc", hash(t) == hash("abc"))
print(t.replace("b", Tag("--")), t.join(["1", "2"]), "bc" in t, Tag("b") in t, t.partition("b"), t.encode(), int(Tag("42")) + 1)
print(Tag("%s-%d") % ("a", 1), t.ljust(5, "."), {t: 1}["abc"], sorted([Tag("b"), Tag("a")]), t.isalpha(), repr(t), Tag(12))
