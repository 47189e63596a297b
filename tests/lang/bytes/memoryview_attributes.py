# The attributes of memoryviews of several formats.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


from array import array

for view in [memoryview(b"abcdef"), memoryview(bytearray(b"abcdef"))[1:5:2], memoryview(array("i", [1, 2, 3])), memoryview(b"abcdef").cast("H"), memoryview(bytes(12)).cast("B", [3, 4]), memoryview(b"ab")[::-1], memoryview(b"")]:
    print(view.format, view.itemsize, view.nbytes, view.ndim, view.shape, view.strides, view.suboffsets, view.readonly, view.c_contiguous, view.f_contiguous, view.contiguous, len(view), view.tolist())
view = memoryview(b"abc")
print(view.obj, view[0], view[-1], bytes(view[1:]), list(view), view == b"abc", view == bytearray(b"abc"), view != "abc", hash(view) == hash(b"abc"))
for name in ["obj", "format", "shape", "readonly"]:
    try:
        setattr(view, name, 1)
    except AttributeError as error:
        print(error)
view.release()
view.release()
for use in [lambda: view[0], lambda: view.obj, lambda: len(view), lambda: view.tolist(), lambda: bytes(view), lambda: view.format, lambda: view == b"abc", lambda: hash(view), lambda: view.__enter__(), lambda: view.cast("B")]:
    print(attempt(use))
print(repr(view)[:16])
