# __reduce__, __setstate__ and __length_hint__ of the iterators of the builtin sequences.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for make in [lambda: iter([1, 2, 3]), lambda: reversed([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter("abc"), lambda: iter("é日本"), lambda: iter(b"abc"), lambda: iter(bytearray(b"abc")), lambda: iter(range(3)), lambda: reversed((1, 2, 3)), lambda: reversed("abc")]:
    iterator = make()
    print(type(iterator).__name__, iterator.__length_hint__(), next(iterator), iterator.__length_hint__(), iterator.__reduce__())
    iterator.__setstate__(2)
    print("   ", list(iterator), iterator.__length_hint__(), attempt(next, iterator), iterator.__reduce__())
    iterator = make()
    iterator.__setstate__(-5)
    print("   ", list(iterator), end=" ")
    iterator = make()
    iterator.__setstate__(100)
    print(list(iterator), attempt(make().__setstate__, "a"), attempt(make().__setstate__), attempt(make().__length_hint__, 1))
