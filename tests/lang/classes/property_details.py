# property: its attributes, copies, names, errors and documentation.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class C:
    def get(self):
        "from the getter"
        return self._x

    def put(self, value):
        self._x = value

    def drop(self):
        del self._x

    x = property(get, put, drop, "given doc")
    y = property(get)
    z = property(fset=put)
    nothing = property()
    w = y.setter(put).deleter(drop)


c = C()
c.x = 5
print(c.x, C.x.__doc__, C.y.__doc__, C.z.__doc__, C.w.__doc__, C.x.fget is C.get, C.z.fget, C.w.fdel is C.drop, C.x.__name__, C.w.__name__, C.nothing.__name__, C.y.__isabstractmethod__)
for call in ["c.z", "c.nothing", "setattr(c, 'y', 1)", "delattr(c, 'y')", "delattr(c, 'z')", "setattr(c, 'nothing', 1)", "property(1, 2, 3, 4, 5)", "property(foo=1)", "C.x.__get__()", "C.x.__get__(None, C) is C.x", "C.x.__get__(c)", "C.x.__set__(c)", "C.x.__delete__()", "C.x.getter()", "C.x.getter(1).fget", "C.x.__set_name__()", "C.x.__set_name__(C, 'n')", "property(5).__name__", "property().__get__(5)"]:
    print(call, attempt(eval, call, globals()))
for name in ["fget", "fset", "fdel", "__doc__", "__name__", "__isabstractmethod__", "other"]:
    print(name, attempt(setattr, C.x, name, "new"), attempt(delattr, C.x, name))
loose = property(lambda self: 1)
print(attempt(setattr, c, "x", 1), attempt(lambda: loose.__set__(c, 1)), attempt(lambda: loose.__name__))
bound = property(fget=lambda self: 1)
C.late = bound
print(attempt(setattr, c, "late", 1), c.late, property.__doc__.split("\n")[0], type(vars(property)["fget"]).__name__)
