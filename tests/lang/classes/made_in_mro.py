"""Things that `type.__new__` sees to while it makes a class."""
import warnings


class Meta(type):
    def mro(cls):
        print("mro", cls.__name__, cls.__dict__["method"](None) is cls)
        return type.mro(cls)


class A(metaclass=Meta):
    def method(self):
        return __class__


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    odd = type("Odd", (), {1: 2, "x": 3})
print([(w.category.__name__, str(w.message)) for w in caught], odd.x)

for name, namespace in (("A\udcdcB", {}), ("Doc", {"__doc__": "x\udcdcy"})):
    try:
        type(name, (), namespace)
    except UnicodeEncodeError as error:
        print(error)


class Plain:
    __slots__ = ("slot",)


def inside():
    class Local:
        __slots__ = ("slot",)

    return Local


for action in (
    lambda: setattr(Plain, "__name__", "x\udcdcy"),
    lambda: delattr(Plain, "__doc__"),
    lambda: delattr(Plain, "__module__"),
    lambda: delattr(Plain, "__name__"),
    lambda: Plain().slot,
    lambda: inside()().slot,
):
    try:
        print(action())
    except (TypeError, AttributeError, UnicodeEncodeError) as error:
        print(type(error).__name__, error)


from types import ModuleType


class ModuleWithSlots(ModuleType):
    __slots__ = ("a", "b")

    def __init__(self, name):
        super().__init__(name)


m = ModuleWithSlots("name")
for attribute in ("a", "b"):
    try:
        getattr(m, attribute)
    except AttributeError as error:
        print(error)
m.a, m.b, m.c = 1, [2], 3
print(m.a, m.b, m.c, "a" in m.__dict__, m.__dict__["c"], m.__name__)
del m.a
print(hasattr(m, "a"), m.b)
m.b = m
del m


def function():
    pass


def generator():
    yield


for value in (None, [], (1,)):
    try:
        function.__type_params__ = value
        print(function.__type_params__)
    except TypeError as error:
        print(error)
try:
    del function.__type_params__
except TypeError as error:
    print(error)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    function.__code__ = generator.__code__
print([(w.category.__name__, str(w.message)) for w in caught], type(function()).__name__)
