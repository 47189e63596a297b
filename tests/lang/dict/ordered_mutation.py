"""An OrderedDict's iterators notice every change of the keys, also of their order."""
from collections import OrderedDict


def attempt(label, action):
    try:
        print(label, action())
    except (RuntimeError, KeyError) as error:
        print(label, type(error).__name__, error)


od = OrderedDict.fromkeys("abcde")


def moving():
    seen = []
    for key in od:
        seen.append(key)
        if len(seen) < 20:
            od.move_to_end(key)
    return seen


def replacing():
    for key in od:
        del od["c"]
        od["c"] = 1


def adding():
    for item in od.items():
        od["f"] = 1


def removing():
    for value in od.values():
        del od["a"]


def backwards():
    for key in reversed(od):
        od.move_to_end(key, last=False)


for action in (moving, replacing, adding, removing, backwards):
    attempt(action.__name__, action)
print(list(od))

# Setting a value that is there, and changing after the last key, is fine.
for key in od:
    od[key] = 2
print(list(od.values()))
last = list(od)[-1]
for key in od:
    if key == last:
        del od[key]
print(list(od), list(reversed(od)), list(reversed(od.items())))

iterator = iter(od)
next(iterator)
print(type(iterator).__name__, iterator.__reduce__()[1], list(iterator), list(iterator))
for view in (od.keys(), od.values(), od.items()):
    print(type(iter(view)).__name__, list(view))


class Missing(OrderedDict):
    def __missing__(self, key):
        return "made"

    def __iter__(self):
        return super().__iter__()


m = Missing(a=1)
attempt("missing", lambda: m["b"])
attempt("pop", lambda: m.pop("b"))
attempt("pop", lambda: m.pop("b", "default"))
attempt("pop", lambda: m.pop("a"))


class Key:
    armed = False

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if Key.armed:
            Key.armed = False
            del one[self]
        return True


key = Key()
one = OrderedDict([(0, None), (key, None), (2, None)])
two = OrderedDict([(0, None), (Key(), None), (2, None)])
Key.armed = True
print(one == two, len(one), len(two))
