# types.CellType: contents, comparison, emptiness.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import types


def outer():
    value = 1

    def inner():
        return value

    def unset():
        return later

    if False:
        later = 2
    return inner, unset


inner, unset = outer()
cell = inner.__closure__[0]
print(type(cell) is types.CellType, cell.cell_contents)
cell.cell_contents = 10
print(inner())
del cell.cell_contents
print(attempt(lambda: cell.cell_contents), attempt(inner), attempt(unset))
print(attempt(lambda: unset.__closure__[0].cell_contents))
a, b, empty = types.CellType(1), types.CellType(2), types.CellType()
print(a == types.CellType(1), a < b, a != b, empty == types.CellType(), empty < a, a > empty, attempt(lambda: a < 5), a == 1, attempt(lambda: types.CellType("a") < a))
print(attempt(hash, a), attempt(types.CellType, 1, 2), attempt(types.CellType, contents=1))
print(repr(a).split(" at ")[0], repr(a).split(": ")[1].split(" at ")[0], repr(empty).split(": ")[1])
try:
    a.other = 1
except AttributeError as error:
    print(error)
