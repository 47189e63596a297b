# Assigning __class__: layouts that fit and those that do not.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class A:
    def who(self):
        return "A"


class B:
    def who(self):
        return "B"


class Slots:
    __slots__ = ("x",)


class SameSlots:
    __slots__ = ("x",)


class OtherSlots:
    __slots__ = ("y",)


class MoreSlots:
    __slots__ = ("x", "y")


class MyInt(int):
    pass


class MyInt2(int):
    pass


class MyList(list):
    pass


a = A()
a.kept = 1
a.__class__ = B
print(a.who(), a.kept, type(a).__name__, isinstance(a, B), isinstance(a, A))
s = Slots()
s.x = 5
s.__class__ = SameSlots
print(s.x, type(s).__name__)
number = MyInt(7)
number.__class__ = MyInt2
print(type(number).__name__, number + 1)
for target, new in [(A(), Slots), (Slots(), A), (Slots(), OtherSlots), (Slots(), MoreSlots), (A(), int), (5, A), (A(), 5), (A(), None), ([], MyList), (MyList(), MyInt), (MyList(), list), (A(), type), (A, B), (lambda: 0, A), (MyInt(), A), (A(), object), (object(), A), (ValueError(), KeyError)]:
    print(type(target).__name__, new, attempt(setattr, target, "__class__", new))
print(attempt(delattr, A(), "__class__"))
