# object.__reduce_ex__, __getstate__ and copying by them.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import copy
import copyreg


class Plain:
    def __init__(self):
        self.a = 1


class Slotted:
    __slots__ = ("x", "y")


class Both(Slotted):
    pass


class WithArgs:
    def __new__(cls, *args, **kw):
        made = super().__new__(cls)
        made.made_with = args, kw
        return made

    def __getnewargs_ex__(self):
        return self.made_with


class Items(list):
    pass


p = Plain()
s = Slotted()
b = Both()
print(p.__getstate__(), s.__getstate__(), b.__getstate__(), object().__getstate__(), (5).__getstate__(), [].__getstate__())
s.x = 5
b.y, b.extra = 6, 7
print(s.__getstate__(), b.__getstate__(), Items([1]).__getstate__())
for value in [p, s, b, Items([1, 2]), type("D", (dict,), {})(a=1)]:
    function, args, *rest = value.__reduce_ex__(2)
    print(function.__name__, [getattr(arg, "__name__", arg) for arg in args], rest[0], [list(part) if part is not None else None for part in rest[1:]])
w = WithArgs(1, k=2)
print(w.__reduce_ex__(2)[0].__name__, w.__reduce_ex__(4)[0].__name__, w.__reduce_ex__(4)[1][1:], copy.copy(w).made_with)
print(p.__reduce_ex__(0)[0].__name__, p.__reduce__()[0].__name__, attempt(s.__reduce_ex__, 0), attempt(copy.copy(b).__getattribute__, "extra"))
for value in [len, 5, (1,), None, ...]:
    answer = value.__reduce_ex__(2)
    print(value, answer if isinstance(answer, str) else answer[1:])
for value in [(x for x in ()), open.__class__, memoryview(b""), {}.keys(), p.__init__]:
    text = attempt(copy.copy, value)
    print(type(value).__name__, text.split(" at ")[0])
for bad in [5, (), "a"]:
    Plain.__getnewargs__ = lambda self, bad=bad: bad
    print(attempt(lambda: p.__reduce_ex__(2)[1:]))
