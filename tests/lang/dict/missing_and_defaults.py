# __missing__ of subclasses, and what does not call it.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Chatty(dict):
    def __missing__(self, key):
        print("missing", key)
        return key


d = Chatty(a=1)
print(d["a"], d["b"], d.get("c"), d.pop("c", None), "c" in d, d.setdefault("c", 3), dict.__getitem__(d, "e"), d)
print(Chatty.__getitem__ is dict.__getitem__, d.__getitem__("f"))
d.__missing__ = None


class Broken(dict):
    __missing__ = None


print(attempt(lambda: Broken()["x"]))


class Failing(dict):
    def __missing__(self, key):
        raise LookupError(key)


print(attempt(lambda: Failing()["x"]), attempt(Failing().pop, "x"), attempt(lambda: "{x}".format_map(Failing())), "{x}".format_map(d), "%(y)s" % d)
from collections import defaultdict

counts = defaultdict(int, a=5)
counts["b"] += 1
print(counts, counts.__missing__("c"), counts.get("z"), counts.default_factory, attempt(lambda: defaultdict()["x"]), attempt(defaultdict, 5), attempt(defaultdict(None).__missing__, 1), "__getitem__" in vars(defaultdict))
counts.default_factory = None
print(attempt(lambda: counts["new"]), counts.copy() == counts, counts | {"n": 1}, {"n": 1} | counts)
