# `ctypes` has C's data types; libraries and addresses it has not, and says so.
import ctypes
import ctypes.util
import multiprocessing

try:
    ctypes.CDLL("libc.so.6")
except OSError as error:
    print(error)  # expect: libc.so.6: gillie loads no shared libraries
try:
    ctypes.CDLL(None)
except OSError as error:
    print(error)  # expect: the process itself: gillie loads no shared libraries
print(ctypes.util.find_library("c"), hasattr(ctypes, "pythonapi"))  # expect: None False
number = ctypes.c_int(5)
for use in (lambda: ctypes.addressof(number), lambda: ctypes.c_int.from_address(1 << 20)):
    try:
        use()
    except NotImplementedError as error:
        print(error)
# expect: gillie's objects have no addresses
# expect: gillie gives no access to memory by address
numbers = (ctypes.c_int * 3)(1, 2, 3)
try:
    ctypes.cast(numbers, ctypes.POINTER(ctypes.c_int))[3]
except ValueError as error:
    print(error)  # expect: gillie's pointers do not leave the object they point into


class Pair(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_double)]


def change(value, array, pair):
    value.value += 1
    array[0] = 9
    pair.x, pair.y = 7, array[1]


if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    shared = context.Value(ctypes.c_long, 41), context.Array("d", [1, 2.5]), context.Value(Pair, 1, 2)
    process = context.Process(target=change, args=shared)
    process.start()
    process.join()
    value, array, pair = shared
    # expect: 42 [9.0, 2.5] 7 2.5
    print(value.value, array[:], pair.x, pair.y)
