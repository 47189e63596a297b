"""Special methods that are other descriptors than functions: bound as any attribute is."""

import math
import operator
import os


class Special:
    def __init__(self, implementation):
        self.implementation = implementation

    def __get__(self, instance, owner):
        return self.implementation.__get__(instance, owner)


class Everything:
    __reversed__ = Special(lambda self: "reversed")
    __bytes__ = Special(lambda self: b"bytes")
    __format__ = Special(lambda self, spec: f"format {spec}")
    __round__ = Special(lambda self: "round")
    __trunc__ = Special(lambda self: "trunc")
    __floor__ = Special(lambda self: "floor")
    __ceil__ = Special(lambda self: "ceil")
    __complex__ = Special(lambda self: 1j)
    __fspath__ = Special(lambda self: "path")
    __length_hint__ = Special(lambda self: 7)
    __len__ = staticmethod(lambda: 3)
    __dir__ = classmethod(lambda cls: ["dir", cls.__name__])


it = Everything()
print(reversed(it), bytes(it), b"%b" % it, format(it, "x"), round(it), math.trunc(it), math.floor(it), math.ceil(it))
print(complex(it), os.fspath(it), operator.length_hint(it), len(it), dir(it))
print(b"%b" % memoryview(b"view"), b"%s" % bytearray(b"array"))


class One:
    __slots__ = ["a", "b"]


class Other:
    __slots__ = ["b", "a"]


one = One()
one.a, one.b = 1, 2
one.__class__ = Other
print(type(one).__name__, one.a, one.b)

for value in ([1], (1,), "a", b"a", bytearray(b"a")):
    for name in ("__mul__", "__rmul__"):
        try:
            print(getattr(value, name)("x"))
        except TypeError as error:
            print(error)


class Bad:
    def __init__(self, answer):
        self.answer = answer

    def __getnewargs_ex__(self):
        return self.answer


for answer in (1, (1,), (1, {}), ((), 1), ((), {})):
    try:
        print(Bad(answer).__reduce_ex__(2)[1] == (Bad,))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
