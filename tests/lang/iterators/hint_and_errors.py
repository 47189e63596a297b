# operator.length_hint, iterators that fail, and iterators used by hand.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import operator


class Hinting:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter("ab")

    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


for hint in [5, 0, True, NotImplemented, -1, "x", 2.5, None, TypeError("t"), ValueError("v"), 2**70]:
    print(repr(hint), attempt(operator.length_hint, Hinting(hint)), attempt(operator.length_hint, Hinting(hint), 7), attempt(list, Hinting(hint)))
print(operator.length_hint([1, 2]), operator.length_hint(5), operator.length_hint(5, 3), attempt(operator.length_hint, 5, "a"), attempt(operator.length_hint))


class NotIterator:
    def __iter__(self):
        return 5


class NoNext:
    def __iter__(self):
        return self


class Old:
    def __getitem__(self, index):
        if index == 3:
            raise IndexError
        return index * 10


print(attempt(iter, NotIterator()), attempt(iter, NoNext()), attempt(list, NoNext()), list(Old()), 20 in Old(), list(reversed("ab")), attempt(reversed, Old()))
iterator = iter(Old())
print(type(iterator).__name__, next(iterator), iterator.__reduce__()[0].__name__, iterator.__reduce__()[2], attempt(iterator.__setstate__, 2), list(iterator), attempt(iterator.__length_hint__))
