# Attributes beyond those that a class expects, __dict__ in between, slots beside them, deletion.


class One:
    def __init__(self):
        self.a = 1


class Empty:
    pass


class Slotted:
    __slots__ = ("s", "__dict__")

    def __init__(self):
        self.s = "slot"


class Child(One):
    __slots__ = ("t",)


class Bad(Exception):
    pass


class Number(int):
    pass


def grow(thing, count):
    for i in range(count):
        setattr(thing, f"x{i}", i)
    return thing


for cls in (One, Empty, Slotted, Child, Bad, Number):
    for count in (0, 1, 2, 3, 5, 8, 31, 40):
        thing = grow(cls(), count)
        assert all(getattr(thing, f"x{i}") == i for i in range(count)), (cls, count)
        names = list(thing.__dict__)
        for i in range(0, count, 2):
            delattr(thing, f"x{i}")
        left = sorted(thing.__dict__)
        grow(thing, 2)
        thing.__dict__["late"] = 1
        print(cls.__name__, count, len(names), len(left), thing.late, len(vars(thing)))
    # New objects of a class that has learned.
    thing = grow(cls(), 40)
    del thing.x0
    thing.x0 = "again"
    print(list(thing.__dict__)[-3:], thing.x0, getattr(thing, "a", None), getattr(thing, "s", None))

child = Child()
child.t = 5
first = child.__dict__
child.new = 6
first["other"] = 7
print(child.t, child.a, child.new, child.other, sorted(first))
child.__dict__ = {"b": 2}
print(child.t, child.b, hasattr(child, "a"))
del child.t
print(hasattr(child, "t"), sorted(child.__dict__))


class A:
    def __init__(self):
        self.x = 1


class B:
    def __init__(self):
        self.y = 1
        self.z = 2


a = A()
a.__class__ = B
a.y, a.z, a.w = "y", "z", "w"
print(a.x, a.y, a.z, a.w, sorted(a.__dict__))
many = type("Many", (), {"__slots__": [f"s{i}" for i in range(1000)]})()
many.s0, many.s999 = 1, 2
print(many.s0, many.s999)
grown = [grow(Empty(), n % 12) for n in range(200)]
print(sum(len(thing.__dict__) for thing in grown), sum(getattr(thing, "x9", 0) for thing in grown))
