"""Reference counts: who holds an object, and the moment it dies.

    gillie examples/refcounts.py

`sys.getrefcount(x)` counts its own argument, too: one less is what the program holds. A picture of who refers to whom
is one call away: memory.graph(x, format="svg").
"""

import memory
import sys
import threading


class Parcel:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(f"    {self.name} dies, in {threading.current_thread().name}")


print("Every name and every container that holds an object counts:")
parcel = Parcel("the parcel")
print("    parcel = Parcel(...)     ", sys.getrefcount(parcel) - 1)
other = parcel
print("    other = parcel           ", sys.getrefcount(parcel) - 1)
shelf = [parcel, parcel]
print("    shelf = [parcel, parcel] ", sys.getrefcount(parcel) - 1)
del other
print("    del other                ", sys.getrefcount(parcel) - 1)
shelf.clear()
print("    shelf.clear()            ", sys.getrefcount(parcel) - 1)

print("The last reference goes, and the object with it, at once:")
del parcel
print("    (after the del)")

print("A value that nobody keeps dies at the end of its expression:")
Parcel("a temporary").name
print("    (next line)")

print("A function's names go when it returns, unless something else holds what they name:")


def pack():
    inside, returned = Parcel("the one inside"), Parcel("the returned one")
    return returned


kept = pack()
print("    (back from the call)")

print("It dies in the thread that lets it go:")
box = [kept]
del kept
thread = threading.Thread(target=box.clear, name="the worker")
thread.start()
thread.join()

print("Small ints, floats, None, True and False are not on the heap and have no count:")
print("    5:", sys.getrefcount(5), "  None:", sys.getrefcount(None))

print("Who refers to whom, as a graph (here in the DOT language):")
print(memory.graph({"key": [1, "two"]}, depth=2))
