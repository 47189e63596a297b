# A metaclass's mro() may put object, and the bases, before the class.
class Reversed(type):
    def mro(cls):
        return type.mro(cls)[::-1]


class A:
    def f(self):
        return "A"

    def __len__(self):
        return 1


class B(A):
    def f(self):
        return "B"


class X(B, metaclass=Reversed):
    def f(self):
        return "X"

    def __len__(self):
        return 2

    def __repr__(self):
        return "never"


print([c.__name__ for c in X.__mro__])
x = X()
x.own = 3
print(x.f(), X.f(x), len(x), x.own, repr(x).startswith("<__main__.X object"))
print(super(A, x).f())
try:
    x.missing
except AttributeError as error:
    print(error)
