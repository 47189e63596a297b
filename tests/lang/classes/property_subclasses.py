"""Subclasses of property and the docstrings of their instances."""


class Sub(property):
    """A subclass."""


class Slotted(property):
    __slots__ = ()


class WithDict(property):
    __slots__ = ("__doc__",)


def documented(self):
    """The getter's."""


def plain(self):
    pass


print(Sub(documented).__doc__, Sub(plain).__doc__, Sub(plain, doc="given").__doc__, Sub.__doc__)
print(WithDict(documented).__doc__, WithDict(plain, doc="given").__doc__)
for make in [lambda: Slotted(plain), lambda: Slotted(plain, doc="given"), lambda: Slotted(documented)]:
    try:
        print(type(make()).__name__)
    except AttributeError as error:
        print("AttributeError")
p = property(plain)
for arguments in [(), (1,), (1, "name"), (1, 2, 3)]:
    try:
        print(p.__set_name__(*arguments), p.__name__)
    except TypeError as error:
        print(error)
print(list[int].__getitem__ is not None, sorted(set(dir(list)) - set(dir(list[int]))))
try:
    [1].__getitem__()
except TypeError as error:
    print(error)
