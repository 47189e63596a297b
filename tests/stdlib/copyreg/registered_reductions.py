# copyreg: how copy and pickle are told about classes.
import copy
import copyreg
import pickle


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


def reduce_point(point):
    print("reducing", point)
    return Point, (point.x, point.y)


copyreg.pickle(Point, reduce_point)
point = Point(1, 2)
print(copy.copy(point), copy.deepcopy(point), pickle.loads(pickle.dumps(point)), copyreg.dispatch_table[Point] is reduce_point)
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    print(protocol, pickle.loads(pickle.dumps([point, point], protocol)))


class Slotted:
    __slots__ = ("a", "__private", "b")

    def __init__(self):
        self.a, self.__private = 1, 2

    def show(self):
        return self.a, self.__private, hasattr(self, "b")


print(copyreg._slotnames(Slotted), pickle.loads(pickle.dumps(Slotted())).show())
for protocol in (0, 1):
    try:
        pickle.dumps(Slotted(), protocol)
    except TypeError as error:
        print(protocol, error)
print(copyreg.__newobj__(list, [1]), copyreg.__newobj_ex__(int, ("ff",), {"base": 16}))
print(object.__reduce_ex__(Point(3, 4), 2)[0] is copyreg.__newobj__)
copyreg.add_extension("__main__", "Point", 0xF0)
small = pickle.dumps(Point, 2)
print(small, pickle.loads(small) is Point)
copyreg.remove_extension("__main__", "Point", 0xF0)
copyreg.clear_extension_cache()
print(pickle.dumps(Point, 2))
for action in [
    lambda: pickle.loads(small),
    lambda: copyreg.pickle(Point, "not callable"),
    lambda: copyreg.constructor(5),
    lambda: copyreg.add_extension("m", "n", 0),
    lambda: copyreg.add_extension("m", "n", 1 << 31),
    lambda: copyreg.remove_extension("m", "n", 5),
]:
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
pickler_table = copyreg.dispatch_table.copy()
pickler_table[Point] = lambda p: (tuple, ([p.x, p.y],))
import io

buffer = io.BytesIO()
pickler = pickle.Pickler(buffer)
pickler.dispatch_table = pickler_table
pickler.dump(point)
print(pickle.loads(buffer.getvalue()), copy.copy(1 + 2j), copyreg.pickle_complex(1 + 2j))
