# Calls and attributes that have bodies of their own: defaults, names, bound methods, classes without __init__, sites
# of instructions that see many classes.
from collections import namedtuple


def f(a, b=2, *, c=3, d=4):
    return a, b, c, d


def g(a, b=2, c=3):
    return a, b, c


def h(a, /, b=5, *rest, k=6, **names):
    return a, b, rest, k, names


for call in (
    lambda: g(1), lambda: g(1, 9), lambda: g(c=1, a=2), lambda: g(1, c=8), lambda: g(), lambda: g(1, 2, 3, 4),
    lambda: g(1, a=1), lambda: g(1, x=1), lambda: f(1), lambda: f(1, d=0), lambda: f(b=1, a=0, c=7), lambda: f(1, 2, 3),
    lambda: f(c=1), lambda: h(1), lambda: h(1, 2, 3, 4, k=0, z=1, a=2), lambda: h(a=1), lambda: h(1, b=3, y=1),
):
    try:
        print(call())
    except TypeError as error:
        print(error)

g.__defaults__ = (7,)
for args in ((1, 2), (1,)):
    try:
        print(g(*args), g(args[0], args[-1]), g(args[0]) if len(args) == 3 else None)
    except TypeError as error:
        print(error)
f.__kwdefaults__ = {"d": 1}
try:
    print(f(1))
except TypeError as error:
    print(error)
f.__kwdefaults__ = {"d": 1, "c": 2}
print(f(1))


class Plain:
    def m(self, a=1, b=2):
        return a, b

    def __del__(self):
        deaths.append(type(self).__name__)


class Other(Plain):
    pass


deaths = []
Plain(); Other()
print(deaths)
bound = Plain().m
print(bound(), bound(5), bound(5, 6), bound(b=1))
try:
    bound(1, 2, 3)
except TypeError as error:
    print(error)
del bound
print(deaths)
for count in range(3):
    try:
        Plain(*range(count))
    except TypeError as error:
        print(error)
Plain.__init__ = lambda self, x: None
try:
    Plain()
except TypeError as error:
    print(error)
print(type(Plain(1)).__name__)

classes = [type(f"C{i}", (), {"k": i, "m": lambda self, i=i: i}) for i in range(12)]
objects = [c() for c in classes]


def touch(o, i):
    o.a = i
    o.b = o.a + o.k
    return o.m() + o.b


print([sum(touch(o, i) for i in range(40)) for o in objects], [touch(o, 1) for o in objects * 3])
for o in objects[::2]:
    type(o).a = property(lambda self: 100)
print([o.a for o in objects])
for o in objects:
    try:
        touch(o, 2)
    except AttributeError as error:
        print(error)

Point = namedtuple("Point", "x y")


class Sub(Point):
    pass


print([p.y for p in (Point(1, 2), Sub(3, 4), Point(5, 6))])
getter = Point.__dict__["y"]
Wrong = type("Wrong", (tuple,), {"y": getter})
for wrong in (Wrong((1, 2)), Wrong((1,)), type("List", (list,), {"y": getter})((1, 2))):
    try:
        print(wrong.y)
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)


class Meta(type):
    def __instancecheck__(cls, other):
        print("asked")
        return True


class Asked(metaclass=Meta):
    pass


class Claims:
    __class__ = property(lambda self: int)


print(isinstance(1, (str, int)), isinstance("", (int, float)), isinstance(1, (str, Asked)), isinstance(1, (int, Asked)))
print(isinstance(Claims(), (str, int)), isinstance(Claims(), (str, bytes)), isinstance(1, ()), isinstance(1, ((str,), (int,))))
try:
    isinstance(1, (str, 3))
except TypeError as error:
    print(error)


class Special:
    def __len__(self):
        return 4

    def __hash__(self):
        return 5

    def __eq__(self, other):
        return True

    def __contains__(self, other):
        return 1


s = Special()
print(len(s), {s: 1}[Special()], 3 in s, list(map(len, [s, s])), sorted([3, 1], key=lambda x: -x))
print(sum(x * y for x, y in zip([1, 2], [3, 4])), list(a for a in iter([1, 2])), any(x > 1 for x in (1, 2)))
e = (x for x in [1])
print(list(e.gi_frame.f_locals), next(e), list(e))
