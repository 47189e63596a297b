"""Builtin constructors called by hand, inherited, put elsewhere, or given keywords of a subclass."""


def attempt(function, *args, **kwargs):
    try:
        print(type(function(*args, **kwargs)).__name__)
    except TypeError as error:
        print(error)


attempt(int.__new__, bool, 0)
attempt(object.__new__, list)
attempt(list.__new__, object)
attempt(dict.__new__, list)
attempt(ValueError.__new__, KeyError, 1)
attempt(BaseException.__new__, Exception)


class Borrowed:
    __new__ = list.__new__


class BorrowedObject(list):
    __new__ = object.__new__


attempt(Borrowed)
attempt(BorrowedObject)
for base, value in [(tuple, [1, 2]), (frozenset, [1, 2]), (float, 1.5), (list, [1, 2]), (set, [1]), (bytearray, b"a")]:
    class Init(base):
        def __init__(self, argument, more=None):
            self.more = more

    class New(base):
        def __new__(cls, argument, more=None):
            self = base.__new__(cls, argument)
            self.more = more
            return self

    class Plain(base):
        pass

    for kind in [Init, New, Plain]:
        try:
            made = kind(value, more=3)
            print(base.__name__, kind.__name__, made == base(value), made.more)
        except TypeError as error:
            print(base.__name__, kind.__name__, "TypeError")


class Devious(type):
    def mro(cls):
        return [cls, dict, object]


try:
    class X(metaclass=Devious):
        pass
except TypeError as error:
    print(error)
