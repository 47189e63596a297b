# What the collector tracks, and what refers to what.
import gc


class Plain:
    pass


class Slots:
    __slots__ = ("a", "b")


class Empty:
    __slots__ = ()


class Real(float):
    __slots__ = ()


class RealDict(float):
    pass


class Whole(int):
    __slots__ = ()


for value in (None, 1, 1.5, "text", b"bytes", object(), [], (), set(), Plain(), Slots(), Empty(), Real(1), RealDict(1), Whole(5), Plain, type, int, len, gc):
    print(type(value).__name__, gc.is_tracked(value))

atoms = tuple(["a", 1])
nested = tuple([tuple([1, "b"]), 2])
holds = tuple([[], 1])
print(gc.is_tracked(atoms), gc.is_tracked(nested), gc.is_tracked(holds))
gc.collect()
gc.collect()
print(gc.is_tracked(atoms), gc.is_tracked(nested), gc.is_tracked(holds))

inner = [1]
outer = [inner, inner]
print(gc.get_referents(outer) == [inner, inner])
print(gc.get_referents(1, "a"), any(found is outer for found in gc.get_referrers(inner)))
print(any(found is inner for found in gc.get_objects()))
for wrong in (-1, 3):
    try:
        gc.get_objects(wrong)
    except ValueError as error:
        print(error)
gc.collect()
new = [new for new in [[]]]
print(any(found is new for found in gc.get_objects(0)), any(found is new for found in gc.get_objects(2)))
gc.collect(0)
print(any(found is new for found in gc.get_objects(0)), any(found is new for found in gc.get_objects(1)))
gc.collect(1)
print(any(found is new for found in gc.get_objects(1)), any(found is new for found in gc.get_objects(2)))
gc.freeze()
print(gc.get_freeze_count() > 1000, gc.get_objects(2) == [])
gc.unfreeze()
print(gc.get_freeze_count(), any(found is new for found in gc.get_objects(2)))


class Counts:
    ran = 0

    def __del__(self):
        Counts.ran += 1
        kept.append(self)


kept = []
back = Counts()
back.itself = back
print(gc.is_finalized(back))
del back
gc.collect()
print(Counts.ran, len(kept), gc.is_finalized(kept[0]))
kept.clear()
gc.collect()
print(Counts.ran, len(kept))
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled(), [sorted(row) for row in gc.get_stats()])
gc.set_threshold(50, 5)
print(gc.get_threshold()[:2])
gc.set_threshold(0)
print(gc.get_threshold()[:2])

# Items of a list go from the last to the first.
class Named:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


items = [Named(name) for name in "abc"]
items.clear()
items = [Named(name) for name in "def"]
del items
print()
