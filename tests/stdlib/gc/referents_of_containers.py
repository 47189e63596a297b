# What containers refer to, in the collector's order: keys that are all text do not count.
import gc


class Node:
    pass


class Text(str):
    pass


x, y = Node(), Node()
names = {id(x): "x", id(y): "y"}


def shown(value):
    return [names.get(id(item), item) for item in gc.get_referents(value)]


print(shown({"a": x, "b": y}), shown({"a": x, 1: y}), shown({}), shown({1: 2}), shown({x: y}), shown({None: x}))
print(shown({Text("a"): x})[0], len(shown({Text("a"): x})))
print(shown([1, x, y]), shown((y, 2, x)), shown([]), shown(()))
key = "some key that nobody else has"
holder = {key: x}
print(holder in gc.get_referrers(x), holder in gc.get_referrers(key))
holder[1] = 2
print(holder in gc.get_referrers(key))
