# __reduce__ and __setstate__ of enumerate, zip, map, filter, reversed, callable iterators.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def rebuilt(iterator):
    function, args, *state = iterator.__reduce__()
    again = function(*args)
    for one in state:
        again.__setstate__(one)
    return again


for make in [lambda: enumerate("abc", 5), lambda: enumerate("abc", 2**70), lambda: zip("abc", [1, 2, 3]), lambda: zip("ab", "cd", strict=True), lambda: map(str, [1, 2, 3]), lambda: filter(None, [1, 0, 2]), lambda: iter([1, 2, 1, 2, 3].pop, 1), lambda: zip(), lambda: reversed([1, 2])]:
    iterator = make()
    print(type(iterator).__name__, len(iterator.__reduce__()), next(iterator, "ended"), list(rebuilt(iterator)), list(iterator))
for call in ["enumerate()", "enumerate(5)", "enumerate([], 'a')", "enumerate([], 1, 2)", "enumerate(iterable='a', start=1)", "enumerate([], begin=1)", "zip(5)", "zip([1], 5)", "zip([1], strict=5)", "zip([1], foo=1)", "map()", "map(str)", "map(5, [1])", "map(str, 5)", "filter()", "filter(None)", "filter(None, 5)", "filter(5, [1])",
             "reversed()", "reversed(5)", "reversed({1})", "reversed([1], [2])", "iter()", "iter(5)", "iter(5, 6)", "iter(len, 1, 2)", "next()", "next(5)", "next([])", "next(iter([]))", "next(iter([]), 1, 2)", "list(zip('ab', 'c', strict=True))", "list(zip('a', 'bc', strict=True))", "list(zip('a', 'b', 'cd', strict=True))", "list(map(lambda: 1, [1]))", "list(filter(len, [1]))"]:
    text = attempt(eval, call)
    print(call, text.split(" object at")[0])
