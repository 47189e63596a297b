# An immutable vector with __slots__: it cannot be changed, but copied, pickled and replaced.
import copy
import math
import pickle


class Vector:
    __slots__ = ("x", "y", "__weakref__")
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        object.__setattr__(self, "x", x)
        object.__setattr__(self, "y", y)

    def __setattr__(self, name, value):
        raise AttributeError(f"cannot set {name!r} of {self!r}")

    def __delattr__(self, name):
        raise AttributeError(f"cannot delete {name!r} of {self!r}")

    def __reduce__(self):
        print("(reduced)", end=" ")
        return type(self), tuple(self)

    def __replace__(self, /, **changes):
        return type(self)(**{"x": self.x, "y": self.y} | changes)

    def __iter__(self):
        yield self.x
        yield self.y

    def __repr__(self):
        return f"{type(self).__name__}{tuple(self)}"

    def __eq__(self, other):
        return tuple(self) == tuple(other) if isinstance(other, Vector) else NotImplemented

    def __hash__(self):
        return hash(tuple(self))

    def __abs__(self):
        return math.hypot(*self)


class Named(Vector):
    __slots__ = ("_name",)

    def __getstate__(self):
        return {"name": self._name}

    def __setstate__(self, state):
        object.__setattr__(self, "_name", state["name"])

    def __reduce__(self):
        return Named, tuple(self), self.__getstate__()


v = Vector(3, 4)
for change in "v.x = 1", "del v.y", "v.z = 1", "v.__dict__", "v.__init__(0, 0)":
    try:
        exec(change)
        print(change, "->", v)
    except AttributeError as error:
        print(change, "->", error)
v = Vector(3, [4])
for made in copy.copy(v), copy.deepcopy(v), pickle.loads(pickle.dumps(v)), copy.replace(v, x=9):
    print(made, made == v, made is v, made.y is v.y)
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    print(pickle.loads(pickle.dumps(Vector(1.5, -2), protocol)), end=" ")
print()
n = Named(1, 2)
n.__setstate__({"name": "n"})
again = copy.deepcopy([n, n])
print(again, again[0]._name, again[0] is again[1], again[0] is n, n == Vector(1, 2), len({n, Vector(1, 2)}))
print(Vector.__slots__, Named.__slots__, abs(Vector(3, 4)), Vector.x.__get__(n), type(Vector.x).__name__)
match n:
    case Vector(1, y=b):
        print("matched", b)
