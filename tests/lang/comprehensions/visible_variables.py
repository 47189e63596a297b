"""The variables of a comprehension are seen by locals(), eval() and frames while it runs, and by nothing after it."""

import sys


def function():
    numbers = [1, 2]
    print([locals()["x"] for x in numbers])
    print([eval("x + 10") for x in numbers])
    print([dir() for x in numbers][0])
    print([sys._getframe().f_locals["x"] for x in numbers])
    print({x: sorted(locals()) for x in numbers})
    print([[sorted(locals()) for y in "a"] for x in numbers][0])
    print(sorted(locals()))


function()
numbers = [1, 2]
print([locals()["x"] for x in numbers])
print([eval("x + 10") for x in numbers])
print("x" in locals(), "x" in globals())


class C:
    values = [eval("v") for v in (3, 4)]
    names = ["v" in locals() for v in "a"]


print(C.values, C.names, hasattr(C, "v"))
print([x for x in [5]], "x" in globals())
