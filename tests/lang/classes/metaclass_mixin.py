# A metaclass with a plain class among its bases: what that class's `__dict__` finds in a class is the class's own.
from abc import ABCMeta


class Mixin:
    def greet(cls):
        return f"I am {cls.__name__}"


class Meta(Mixin, ABCMeta):
    pass


class Made(metaclass=Meta):
    x = 1


print(Made.__dict__["x"], vars(Made)["x"], Made.greet(), type(Made.__dict__).__name__)
Made.y = 2
print(Made.__dict__["y"], "y" in vars(Made))
found = Mixin.__dict__["__dict__"]
print(found.__get__(Made)["y"], found.__get__(Mixin()))
for change in (
    lambda: setattr(Made, "__dict__", {}),
    lambda: found.__set__(Made, {}),
    lambda: delattr(Made, "__dict__"),
):
    try:
        change()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
