# A metaclass may compute the MRO; wrong answers are refused.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Base:
    who = "base"


class Other:
    who = "other"


def with_mro(answer):
    class Meta(type):
        def mro(cls):
            return answer(cls, super().mro())

    try:
        made = Meta("Made", (Base,), {})
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return [class_.__name__ for class_ in made.__mro__], getattr(made, "who", None)


print(with_mro(lambda cls, default: default))
print(with_mro(lambda cls, default: [cls, Other, object]))
print(with_mro(lambda cls, default: tuple(default)))
print(with_mro(lambda cls, default: iter(default)))
print(with_mro(lambda cls, default: [object]))
print(with_mro(lambda cls, default: []))
print(with_mro(lambda cls, default: None))
print(with_mro(lambda cls, default: [cls, 5]))
print(with_mro(lambda cls, default: [cls, int, object]))
print(with_mro(lambda cls, default: 1 / 0))
print(int.mro(), attempt(type.mro), attempt(type.mro, 5), bool.__mro__, type.mro(type))


class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
print([class_.__name__ for class_ in D.mro()], D.__mro__ == tuple(D.mro()))
print(attempt(type, "X", (A, B), {}))
print(attempt(type, "Y", (D, C, B), {}))
