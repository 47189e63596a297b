# An AttributeError that comes out of __getattr__, __getattribute__ or a property knows name and object.


class Hooked:
    here = 1

    def __getattr__(self, name):
        raise AttributeError(f"no {name}")


class Property:
    @property
    def value(self):
        raise AttributeError("not today")

    @property
    def known(self):
        raise AttributeError("named", name="other", obj=7)

    @property
    def none(self):
        raise AttributeError("none", name=None)


class Always:
    def __getattribute__(self, name):
        raise AttributeError(name)


class Mine(AttributeError):
    pass


class Sub:
    def __getattr__(self, name):
        raise Mine("mine")


def show(function, thing, times=1):
    for _ in range(times):
        try:
            function(thing)
        except AttributeError as error:
            print(type(error).__name__, error, error.name, error.obj is thing)


show(lambda x: x.hera, Hooked(), 3)
show(lambda x: x.method(), Hooked(), 3)
show(lambda x: getattr(x, "other"), Hooked())
show(lambda x: x.value, Property())
show(lambda x: getattr(x, "value"), Property())
show(lambda x: x.known, Property())
show(lambda x: x.none, Property())
show(lambda x: x.some, Always())
show(lambda x: x.some(), Sub(), 3)


def inner(x):
    # What a called function raises is about another object.
    return x.first


class Chain:
    @property
    def second(self):
        return inner(Hooked())


show(lambda x: x.second, Chain())
print(hasattr(Hooked(), "z"), getattr(Hooked(), "z", "default"))
