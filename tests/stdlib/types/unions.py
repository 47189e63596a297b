# int | str: flattening, equality, isinstance, errors.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import typing

T = typing.TypeVar("T")
u = int | str
print(u, u.__args__, int | None, None | int, int | str | int, (int | str) | (str | bytes), bool | int, list[int] | None, u == str | int, hash(u) == hash(str | int), u != int | bytes, u.__parameters__, (list[T] | int)[str], (T | None).__class__.__name__ != "")
print(isinstance(1, u), isinstance(None, int | None), isinstance(1.5, u), issubclass(bool, u), issubclass(type(None), int | None), isinstance([], list | tuple), u == int, repr(int | type(None)))
for call in ["int | 5", "5 | int", "int | 'x'", "int | []", "isinstance(1, int | list[int])", "issubclass(1, int | str)", "u[int]", "u()", "u < u", "None | None", "None | 5", "len(u)", "u.zzz", "int | ...", "type(None) | None", "(list[T] | int)[str, int]", "int & str"]:
    text = attempt(eval, call, globals())
    print(call, text.replace("typing.Union", "types.UnionType"))
print(str(int | typing.Any), typing.get_args(u), eval(repr(u)) == u, {int | str: 1}[str | int])


class Meta(type):
    def __or__(cls, other):
        return "own or"


class M(metaclass=Meta):
    pass


print(M | int, int | M)
