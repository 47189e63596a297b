"""A method without a parameter of its own for the receiver finds it first in *args, however it is called."""


class C:
    def both(*args, **kwargs):
        return len(args), type(args[0]).__name__, args[1:], kwargs

    def positional(*args):
        return args[1:]

    def generator(*args, **kwargs):
        yield args[1:], kwargs

    def __init__(*args, **kwargs):
        args[0].made_with = args[1:], kwargs

    def only(*, k=1):
        return k


c = C(y=1)
print(c.made_with, C(1, y=2).made_with, C().made_with, C(3).made_with, C(*[1, 2], **{"z": 3}).made_with)
print(c.both(), c.both(1), c.both(x=1), c.both(1, x=2), c.both(1, 2, **{"x": 3}))
print(c.positional(), c.positional(1), list(c.generator(x=1)), list(c.generator(1, x=2)), C.only(k=2))
for call in [lambda: c.only(k=2), lambda: c.positional(x=1), lambda: C.both()]:
    try:
        print(call())
    except (TypeError, IndexError) as error:
        print(type(error).__name__, error)


def inner(*args, **kwargs):
    return args[1:], kwargs


class D:
    method = inner


print(D().method(a=1), D().method(1, 2, a=3), D.method(0, b=1))
