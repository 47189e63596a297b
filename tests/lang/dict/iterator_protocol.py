# __length_hint__ and __reduce__ of dict iterators.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


d = {"a": 1, "b": 2, "c": 3}
for view in (d.keys(), d.values(), d.items()):
    for iterator in (iter(view), reversed(view)):
        print(type(iterator).__name__, iterator.__length_hint__(), next(iterator), iterator.__length_hint__(), iterator.__reduce__()[0], list(iterator.__reduce__()[1][0]), list(iterator), iterator.__length_hint__())
        print(attempt(next, iterator), attempt(iterator.__length_hint__, 1))
iterator = iter(d)
next(iterator)
d["d"] = 4
print(attempt(next, iterator), attempt(next, iterator), iterator.__length_hint__())
iterator = iter(d.items())
next(iterator)
del d["a"]
d["z"] = 1
print(attempt(next, iterator), attempt(list, iterator))
d.clear()
print(iter(d).__length_hint__(), list(iter(d)), iter(d).__reduce__()[1])
