# A method of a class below a builtin sequence that answers NotImplemented: the builtin's own way is not asked after it.
from collections import deque


def refuse(self, other):
    return NotImplemented


def attempt(text, space):
    try:
        print(text, "->", repr(eval(text, space)))
    except TypeError as error:
        print(text, "->", error)


for base, value in ((str, "a"), (list, [1]), (tuple, (1,)), (bytes, b"a"), (bytearray, b"a"), (deque, [1])):
    names = {"__add__": refuse}
    Adds = type("Adds", (base,), {"__add__": refuse})
    Repeats = type("Repeats", (base,), {"__mul__": refuse})
    Both = type("Both", (base,), {"__mul__": refuse, "__rmul__": refuse, "__add__": refuse, "__radd__": refuse})
    Right = type("Right", (base,), {"__radd__": refuse})
    Plain = type("Plain", (base,), {})
    for cls in (Adds, Repeats, Both, Right, Plain):
        space = {"x": cls(value), "plain": base(value)}
        print(base.__name__, cls.__name__)
        for text in ("x + plain", "plain + x", "x + x", "x * 2", "2 * x", "x + 1", "1 + x", "x * x"):
            attempt(text, space)


class Kept(list):
    __iadd__ = __imul__ = refuse


kept = Kept([1])
kept += [2]
print(kept)
kept *= 2
print(kept)


class Refusing(list):
    __iadd__ = __add__ = __imul__ = __mul__ = refuse


refusing = Refusing([1])
try:
    refusing += [2]
except TypeError as error:
    print(error)
try:
    refusing *= 2
except TypeError as error:
    print(error)
print(refusing)
