# Parts that a class has from elsewhere: methods of other builtin types; and a `__dict__` deleted.
import functools
import types


class Foreign(int):
    __eq__ = str.__eq__
    __lt__ = str.__lt__
    __add__ = str.__add__
    __len__ = list.__len__
    __hash__ = str.__hash__


a = Foreign()
for what in (
    lambda: a == a,
    lambda: a == 3,
    lambda: a < 1,
    lambda: 1 > a,
    lambda: a > 1,
    lambda: a + 1,
    lambda: 1 + a,
    lambda: len(a),
    lambda: hash(a),
):
    try:
        print(what())
    except TypeError as error:
        print(error)


class Plain:
    pass


class Module(types.ModuleType):
    pass


class Error(Exception):
    pass


plain = Plain()
plain.x = 1
del plain.__dict__
print(plain.__dict__)
for thing in (Module("m"), Error(), ValueError(), functools.partial(int)):
    for action in (lambda: delattr(thing, "__dict__"), lambda: setattr(thing, "__dict__", None)):
        try:
            action()
            print("done")
        except (TypeError, AttributeError) as error:
            print(type(error).__name__, error)
