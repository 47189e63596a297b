# __bases__ assigned by an mro() that runs because __bases__ is assigned.
import gc


class Meta(type):
    ready = False

    def mro(cls):
        if Meta.ready:
            action = Meta.actions.get(cls.__name__)
            if action:
                action(cls)
        return type.mro(cls)


def attempt(text, action):
    Meta.ready = True
    try:
        action()
        print(text, "fine")
    except Exception as error:
        print(text, type(error).__name__, error)
    Meta.ready = False


def names(classes):
    return [c.__name__ for c in classes]


class A(metaclass=Meta): pass
class B1(A): pass
class B2(A): pass


def b1(cls):
    B2.__bases__ = (B1,)


def b2(cls):
    B1.__bases__ = (B2,)


def again():
    B1.__bases__ += ()


Meta.actions = {"B1": b1, "B2": b2}
attempt("cycle", again)
print(names(B1.__bases__), names(B2.__bases__), names(B1.__mro__), names(B2.__mro__))
print(names(A.__subclasses__()), names(B1.__subclasses__()), names(B2.__subclasses__()))


# The assignment inside wins.
class X(metaclass=Meta): pass
class Y(metaclass=Meta): pass
class Z(metaclass=Meta): pass
class C(X): pass


def once(cls):
    Meta.actions = {}
    cls.__bases__ = (Z,)


Meta.actions = {"C": once}


def to_y():
    C.__bases__ = (Y,)


attempt("inner", to_y)
print(names(C.__bases__), names(C.__mro__))
print(names(Z.__subclasses__()))


# The assignment outside fails after one inside.
class D(X): pass


def fails(cls):
    Meta.actions = {}
    cls.__bases__ = (Y,)
    raise ValueError("no")


def to_z():
    D.__bases__ = (Z,)


Meta.actions = {"D": fails}
attempt("fails", to_z)
print(names(D.__bases__), names(D.__mro__), names(Y.__subclasses__()))
del C, D, once
gc.collect()
print([names(c.__subclasses__()) for c in (X, Y, Z)])


# A subclass's mro() fails: all have what they had.
class Base(metaclass=Meta): pass
class Other(metaclass=Meta): pass
class Middle(Base): pass
class Leaf(Middle): pass


def refuse(cls):
    raise KeyError("leaf")


Meta.actions = {"Leaf": refuse}


def to_other():
    Middle.__bases__ = (Other,)


attempt("leaf", to_other)
print(names(Middle.__mro__), names(Leaf.__mro__), names(Base.__subclasses__()), names(Other.__subclasses__()))
