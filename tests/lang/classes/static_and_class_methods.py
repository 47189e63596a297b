# staticmethod and classmethod objects: attributes, calls, wrapping.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def function(*args):
    """doc"""
    return args


function.mark = 1
s, c = staticmethod(function), classmethod(function)
for wrapper in (s, c):
    print(repr(wrapper).split(" at ")[0], wrapper.__func__ is function, wrapper.__wrapped__ is function, wrapper.__name__, wrapper.__doc__, wrapper.__qualname__, wrapper.__module__, wrapper.__isabstractmethod__, sorted(set(vars(wrapper)) - {"__annotations__", "__annotate__"}))
print(s(1), attempt(c, 1), s.__get__(5)(2), s.__get__(None, int)(), c.__get__(5)(1), c.__get__(None, int)(1), c.__get__(5, str)(1))
for call in ["staticmethod()", "staticmethod(1, 2)", "classmethod()", "classmethod(f=1)", "s.__get__()", "c.__get__()", "c.__get__(None)", "c.__get__(None, None)", "staticmethod(5)()", "staticmethod(5).__name__", "classmethod(5).__get__(1)", "hash(s) == hash(s)"]:
    print(call, attempt(eval, call, globals()).split(" at 0x")[0])


class C:
    @staticmethod
    def st(x=1):
        return x

    @classmethod
    def cl(cls, x=1):
        return cls.__name__, x

    @classmethod
    @property
    def chained(cls):
        return 5

    wrapped = staticmethod(len)


class D(C):
    pass


print(C.st(), C().st(2), D.cl(), D().cl(3), C.wrapped("abc"), type(vars(C)["st"]).__name__, type(C.st).__name__, type(C.cl).__name__, C.cl.__self__ is C, D.cl.__func__ is vars(C)["cl"].__func__)
for target in (s, c):
    target.extra = 1
    print(target.extra, attempt(setattr, target, "__func__", 1), attempt(setattr, target, "__wrapped__", 1))
