# dict() and update() from mappings, pairs, keywords, and their errors.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Mapping:
    def keys(self):
        return ["a", "b"]

    def __getitem__(self, key):
        return key * 2


print(dict(), dict({}), dict(a=1), dict([("a", 1), "bc", [1, 2]]), dict({"a": 1}, b=2), dict(Mapping()), dict(Mapping(), a=0), dict(zip("ab", "cd")), dict(self=1, dict=2), dict({1: 2}, **{"x y": 3}))
for make in [lambda: dict(5), lambda: dict([1]), lambda: dict(["abc"]), lambda: dict([("a",)]), lambda: dict([[]]), lambda: dict("ab"), lambda: dict({}, {}), lambda: dict([([], 1)]), lambda: dict(None), lambda: dict(**{1: 2}), lambda: dict(Mapping, a=1), lambda: {}.update(5), lambda: {}.update([1]), lambda: {}.update({}, {}),
             lambda: {}.update(["ab", "c"]), lambda: dict.fromkeys(), lambda: dict.fromkeys(5), lambda: dict.fromkeys([[]]), lambda: dict.fromkeys("a", 1, 2), lambda: dict([(1, 2), (1,)])]:
    print(attempt(make))
print(dict.fromkeys("ab"), dict.fromkeys("ab", 0), dict.fromkeys({"x": 1}), {}.fromkeys([1]))


class Sorted(dict):
    pass


print(type(Sorted.fromkeys("a")).__name__, type(Sorted(a=1).copy()).__name__, type(Sorted() | {}).__name__, type({} | Sorted()).__name__)
d = {}
d.update(Mapping(), c=3)
d.update([("d", 4)])
d.update(a=0)
d |= [("e", 5)]
print(d, d | {"z": 1}, attempt(lambda: d | [("z", 1)]), attempt(lambda: d | 5), attempt(d.__ior__, 5), d.__or__(5), d.__ror__(5))
