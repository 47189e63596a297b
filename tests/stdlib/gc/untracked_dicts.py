# Dicts that hold no containers are not tracked; they are as soon as they take one, however they take it.
import gc


class Node:
    pass


def found(thing):
    return any(other is thing for other in gc.get_objects())


for plain in ({}, {"a": 1}, {1: "b", 2.5: None}, dict(a="x"), dict.fromkeys("abc", 0), {(): b"c"}):
    print(gc.is_tracked(plain), found(plain))
for holds in ({"a": []}, {"a": Node()}, {"a": {}}, dict(a=[1]), {Node(): 1}, {"a": {"b": {"c": 1}}}):
    print(gc.is_tracked(holds), found(holds))


def by_item(old, new):
    old["new"] = new


def by_old_key(old, new):
    old["a"] = new


def by_setdefault(old, new):
    old.setdefault("new", new)


def by_update(old, new):
    old.update(new=new)


def by_update_of_empty(old, new):
    old.clear()
    old.update({"new": new})


def by_keywords_of_empty(old, new):
    old.clear()
    old.update(**{"new": new})


def by_or(old, new):
    old |= {"new": new}


def by_pairs(old, new):
    old.update([("x", 1), ("new", new)])


def by_number(old, new):
    old[17] = new


def by_key(old, new):
    old[new] = 1


def by_tuple(old, new):
    old["new"] = (new,)


def by_tuple_key(old, new):
    old[(1, new)] = 1


def by_globals(old, new):
    exec("name = new_thing", {"__builtins__": {}, "new_thing": new}, old)


def by_class(old, new):
    exec("a = b = 1\nc = b", {"__builtins__": {}}, old)
    exec("a = new_thing", {"__builtins__": {}, "new_thing": new}, old)


ways = [way for name, way in list(globals().items()) if name.startswith("by_")]
dead = []


class Last:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        dead.append(self.name)


for way in ways:
    old = {"a": 1, "b": "text"}
    # The collector meets it several times before it takes the container.
    for _ in range(3):
        gc.collect()
    print(way.__name__, gc.is_tracked(old), found(old), end=" ")
    last = Last(way.__name__)
    last.dict = old
    way(old, last)
    print(gc.is_tracked(old), found(old), end=" ")
    # A cycle through the dict is found.
    del old, last
    print(dead, end=" ")
    gc.collect()
    print(dead)
    dead.clear()

# Namespaces of instances and modules.
node = Node()
attributes = node.__dict__
attributes["a"] = 1
gc.collect()
node.itself = node
node.last = Last("instance")
del node, attributes
gc.collect()
print(dead)
dead.clear()

# A cache of results.
import functools


@functools.lru_cache(maxsize=None)
def cached(kind):
    return Last(kind) if isinstance(kind, str) else kind


cached(1)
gc.collect()
gc.collect()
held = cached("cache")
held.cache = cached
del held, cached
gc.collect()
print(dead)

# A dict is copied with what it holds.
inner = {"a": []}
copy = inner.copy()
plain = {"a": 1}
gc.collect()
print(gc.is_tracked(copy), gc.is_tracked(plain.copy()), gc.is_tracked({**inner}), gc.is_tracked({**plain}))
