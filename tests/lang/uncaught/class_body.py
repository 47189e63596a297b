# An error in a class body and in a decorator.
def deco(cls):
    raise TypeError(f"cannot decorate {cls.__name__}")
@deco
class A:
    x = 1
