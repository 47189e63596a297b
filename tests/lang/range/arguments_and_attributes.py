# range() of everything, its attributes, equality and hash.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Index:
    def __index__(self):
        return 3


print(range(Index()), range(1, Index()), range(True), range(0, 10, Index()), type(range(True).stop))
for args in [(), (1, 2, 3, 4), ("a",), (1.0,), (1, 2, 0), (1, "b"), (None,), (1, 2, None), ([],)]:
    print(args, attempt(range, *args))
print(attempt(range, stop=5))
r = range(2, 20, 4)
print(r.start, r.stop, r.step, r.index(6), r.count(6), r.count(7), r[1], r[-1], r[1:], r[::-2], r[10:], 6 in r, 6.0 in r, "a" in r, r == range(2, 19, 4), r == [2, 6], r != range(2), hash(r) == hash(range(2, 22, 4)))
print(range(0) == range(5, 5), hash(range(0)) == hash(range(3, 1)), range(1, 2, 5) == range(1, 2, 9), bool(range(0)), repr(range(0, 5, 1)), repr(range(0, 5, 2)))
for call in ["r.index(7)", "r.index('a')", "r.index()", "r[5]", "r[-6]", "r['a']", "r[1.0]", "r[::0]", "r < r", "r + r", "r * 2", "r.count()", "range.index()", "r.__reduce__()", "r.__getitem__()", "del_item()"]:
    print(call, attempt(eval, call, {"r": r}))
for name in ["start", "other"]:
    try:
        setattr(r, name, 1)
    except AttributeError as error:
        print(error)
print(attempt(lambda: type("R", (range,), {})))
