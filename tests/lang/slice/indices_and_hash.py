# slice.indices, comparison, hash and attributes.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for s in [slice(5), slice(1, 5), slice(None, None, -1), slice(-3, None), slice(10, 0, -3), slice(None, -100), slice(-(2**70), 2**70, 2**65), slice(True)]:
    print(s, [s.indices(length) for length in (0, 3, 8)], s.start, s.stop, s.step)
for args in [(), (-1,), ("a",), (1.5,), (1, 2)]:
    print(args, attempt(slice(1).indices, *args))
print(attempt(slice("a").indices, 5), attempt(slice(None, None, 0).indices, 5), attempt(slice(1.5).indices, 5), slice(2**70).indices(2**80))
print(slice(1, 2) == slice(1, 2, None), slice(1) < slice(2), slice(1, 2) < slice(1, 3, 5), slice(1) == (None, 1, None), attempt(lambda: slice("a") < slice(1)), hash(slice(1, 2)) == hash(slice(1, 2)), attempt(hash, slice([])))
print({slice(1, 2): "x"}[slice(1, 2)], slice(1).__reduce__(), attempt(slice), attempt(slice, 1, 2, 3, 4), attempt(slice, stop=1), attempt(lambda: type("S", (slice,), {})))
try:
    slice(1).start = 2
except AttributeError as error:
    print(error)


class Echo:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


echo = Echo()
print(echo[1:2], echo[::], echo[1:2, 3], echo[...], echo["a":"b":"c"], echo[()], echo[:, None])
echo[1:] = 2
del echo[::3, 1]
