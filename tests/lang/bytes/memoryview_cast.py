# cast to other formats and shapes, and what is refused.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


view = memoryview(bytearray(range(24)))
print(view.cast("H").tolist()[:3], view.cast("i").shape, view.cast("B", (4, 6))[1, 2], view.cast("B", [2, 3, 4]).tolist()[1][2])
grid = view.cast("B", (4, 6))
print(grid.shape, grid.strides, grid.ndim, grid.nbytes, len(grid), grid.tobytes()[:3], grid.cast("B").shape)
grid[3, 5] = 99
print(view[23], attempt(lambda: grid[4, 0]), attempt(lambda: grid[0]), attempt(lambda: grid[0:1].shape), attempt(lambda: grid[0, 0, 0]), attempt(lambda: list(grid)))
for args in [("x",), ("hh",), (5,), (), ("i", [7]), ("B", [5, 5]), ("B", []), ("B", [-1]), ("B", ["a"]), ("B", 5), ("@B",), ("<H",), ("q",), ("B", [24], 1)]:
    print(args, attempt(lambda: view.cast(*args).format))
print(attempt(view[::2].cast, "H"), attempt(memoryview(bytes(3)).cast, "H"), attempt(view.cast("H").cast, "i"))
print(memoryview(b"abcd").tobytes("F"), attempt(view.tobytes, "X"), attempt(view.tobytes, 5), view.toreadonly().readonly)
