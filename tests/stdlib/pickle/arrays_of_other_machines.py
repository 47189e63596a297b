"""Arrays that another machine pickled: other byte orders and sizes."""

import warnings
from array import _array_reconstructor, array


warnings.simplefilter("ignore")


def rebuilt(*given):
    try:
        made = _array_reconstructor(*given)
        return made.typecode, made.tolist()
    except Exception as error:
        return type(error).__name__, str(error)


data = bytes(range(1, 9))
for letter, machine_format in (
    ("i", 8), ("i", 9), ("i", 12), ("i", 13), ("h", 4), ("h", 5), ("l", 8), ("l", 12), ("b", 1), ("B", 0),
    ("H", 2), ("H", 3), ("I", 7), ("L", 6), ("L", 11), ("Q", 10), ("q", 13), ("i", 4),
):
    print(letter, machine_format, rebuilt(array, letter, machine_format, data))
print(rebuilt(array, "f", 14, b"\0\0\xc0?"), rebuilt(array, "f", 15, b"?\xc0\0\0"))
print(rebuilt(array, "d", 15, b"?\xc0\0\0"), rebuilt(array, "d", 17, b"?\xf8" + bytes(6)))
print(rebuilt(array, "u", 20, "aé€".encode("utf-32-le")))
print(rebuilt("", "b", 0, b""))
print(rebuilt(str, "b", 0, b""))
print(rebuilt(array, "?", 0, b""))
print(rebuilt(array, "b", 22, b""))
print(rebuilt(array, "b", -1, b""))
print(rebuilt(array, "b", 0, ""))
print(rebuilt(array, "d", 16, b"a")[0])
