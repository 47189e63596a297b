# ExceptionGroup: construction, subgroup, split, derive, repr.
g = ExceptionGroup("outer", [ValueError(1), ExceptionGroup("inner", [TypeError("t"), KeyError("k")]), OSError("os")])
print(g, repr(g), g.message, len(g.exceptions), g.args)
print(repr(g.subgroup(TypeError)), g.subgroup(ZeroDivisionError))
print(*map(repr, g.split((ValueError, KeyError))))
print(repr(g.subgroup(lambda e: isinstance(e, LookupError))))
print(g.split(Exception)[0] is g, g.subgroup(ExceptionGroup) is g)
print(isinstance(g, Exception), issubclass(ExceptionGroup, BaseExceptionGroup), ExceptionGroup.__mro__[1].__name__)
b = BaseExceptionGroup("b", [ValueError(1)])
print(type(b).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
for args in [("m",), ("m", []), ("m", [1]), (1, [ValueError()]), ("m", ValueError()), ("m", [ValueError]), ("m", [KeyboardInterrupt()]), ("m", [ValueError()], 3)]:
    try:
        print(ExceptionGroup(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
class Mine(ExceptionGroup):
    def __new__(cls, message, excs, code=0):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self
    def derive(self, excs):
        return Mine(self.message, excs, self.code)
m = Mine("mine", [ValueError(1), TypeError(2)], 7)
a, b = m.split(ValueError)
print(repr(a), a.code, repr(b), b.code)
def leaves(e):
    if isinstance(e, BaseExceptionGroup):
        for sub in e.exceptions:
            yield from leaves(sub)
    else:
        yield e
print(list(leaves(g)))
try:
    raise g
except ExceptionGroup as caught:
    print(caught is g, caught.__traceback__ is not None, caught.subgroup(ValueError).__traceback__ is caught.__traceback__)
print(ExceptionGroup("x", (ValueError(),)).exceptions, ExceptionGroup[int])
