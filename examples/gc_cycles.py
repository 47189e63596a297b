"""Two objects that refer to each other: reference counts never reach zero, the cycle collector finds them.

    gillie examples/gc_cycles.py
"""

import gc
import sys
import weakref


class Partner:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __del__(self):
        print(f"    {self.name} dies")


def couple():
    a, b = Partner("A"), Partner("B")
    a.other, b.other = b, a
    return weakref.ref(a)


gc.disable()

print("Alone: the last reference goes, and the object with it.")
alone = Partner("Alone")
print("   ", sys.getrefcount(alone) - 1, "reference")
del alone

print("A couple: nobody outside refers to them, but each is held by the other.")
reference = couple()
print("    still there:", reference() is not None)

print("The collector subtracts the references from inside, and nothing is left:")
found = gc.collect()
print(f"    {found} unreachable objects, still there: {reference() is not None}")
