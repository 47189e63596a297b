# Reading and writing items and slices of memoryviews.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


from array import array

data = bytearray(b"0123456789")
view = memoryview(data)
view[0] = 65
view[1:3] = b"BC"
view[::3] = bytearray(b"wxyz")
print(data, view[2:4].tobytes(), view[::-2].tobytes())


def assign(view, key, value):
    view[key] = value


for key, value in [(0, 256), (0, -1), (0, "a"), (0, b"a"), (0, 1.5), (10, 1), (-11, 1), ("a", 1), (slice(0, 2), b"abc"), (slice(0, 2), "ab"), (slice(0, 2), 5), (slice(0, 2), array("i", [1, 2])), ((0, 1), 1), (slice(None, None, 0), b"")]:
    print(key, value, attempt(assign, view, key, value))
print(attempt(assign, memoryview(b"abc"), 0, 1), attempt(view.__delitem__, 0), attempt(lambda: view[10]), attempt(lambda: view["a"]), attempt(lambda: view[0, 1]))
shorts = memoryview(array("h", [1, -2, 3]))
shorts[0] = -5
print(shorts.tolist(), shorts[1], attempt(assign, shorts, 0, 2**15), attempt(assign, shorts, 0, 1.5))
doubles = memoryview(array("d", [1.5]))
print(doubles[0], attempt(assign, doubles, 0, 2), doubles[0], attempt(assign, doubles, 0, "a"))
flags = memoryview(bytearray(2)).cast("?")
flags[0] = 5
print(flags.tolist())
letters = memoryview(bytearray(b"ab")).cast("c")
print(letters[0], attempt(assign, letters, 0, b"xy"), attempt(assign, letters, 0, 5), letters.tolist())
