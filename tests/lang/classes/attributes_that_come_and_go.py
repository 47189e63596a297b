"""Attributes read at one place while objects get a dict, lose attributes, and hide what their class has."""
import copy
import random


class Thing:
    shared = "of the class"

    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z

    def method(self):
        return ("method", self.x)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return "no " + name


def read(thing):
    return thing.x, thing.y, thing.z, thing.shared, thing.method(), thing.extra


plain, looked_at, shorter = Thing(1, 2, 3), Thing(4, 5, 6), Thing(7, 8, 9)
looked_at.__dict__
del shorter.y
for _ in range(3):
    for thing in (plain, looked_at, shorter):
        print(read(thing), list(vars(thing)))

looked_at.__dict__["method"] = lambda: "from the dict"
looked_at.__dict__["shared"] = "own"
shorter.extra = "late"
for _ in range(3):
    for thing in (plain, looked_at, shorter):
        print(read(thing))
del looked_at.method, looked_at.shared, shorter.extra
looked_at.__dict__.pop("x")
looked_at.__dict__["new"] = 0
looked_at.__dict__["x"] = 40
for _ in range(3):
    for thing in (plain, looked_at, shorter):
        print(read(thing))
print(looked_at.__dict__, copy.copy(looked_at).__dict__)

# Removal keeps the order of what is left, and a name that comes back is last.
many = Thing(1, 2, 3)
many.a, many.b, many.c = "abc"
del many.y, many.a
many.y = "again"
print(many.__dict__)
try:
    del many.a
except AttributeError as error:
    print(type(error).__name__, error)


class Slotted:
    __slots__ = ("left", "__dict__")


def sides(thing):
    return thing.left, getattr(thing, "right", None)


for number in range(4):
    thing = Slotted()
    thing.left = number
    if number & 1:
        thing.right = -number
    if number & 2:
        thing.__dict__
    print(sides(thing), thing.__dict__)
    del thing.left
    try:
        thing.left
    except AttributeError as error:
        print(error)


class Bag:
    pass


# More attributes than instances had room for, and names that come and go at random, against a dict.
bag, model = Bag(), {}
rng = random.Random(5)
names = ["n%d" % i for i in range(12)]
for step in range(4000):
    name = rng.choice(names)
    if rng.random() < 0.4 and name in model:
        delattr(bag, name)
        del model[name]
    else:
        setattr(bag, name, step)
        model[name] = step
    if step == 3000:
        bag.__dict__
    assert [getattr(bag, n, None) for n in names] == [model.get(n) for n in names]
print(list(bag.__dict__) == list(model), len(model))

single = Bag()
single.a = single.b = single.c = single.d = single.e = single.f = single.g = 1
total = 0
for i in range(100):
    single.g += i
    total += single.e + single.g
print(total, single.__dict__)


class Words(list):
    def first(self):
        return self[0]


words = Words("xyz")
words.note = "n"
for i in range(4):
    print(words.note, words.first(), words.__class__.__name__, len(words))
    if i == 1:
        words.__dict__
    if i == 2:
        words.first = lambda: "hidden"
