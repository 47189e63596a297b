# The builtin types' names, bases and how types print; generic aliases and unions.
for t in [int, bool, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, type, object, property, staticmethod, classmethod, super, memoryview, enumerate, zip, map, filter, reversed, BaseException, OSError, KeyError]:
    print(t.__name__, t.__qualname__, t.__module__, [b.__name__ for b in t.__mro__], t)
for v in [None, ..., NotImplemented, len, [].append, lambda: 1, (i for i in ""), iter([]), iter(()), iter({}), iter({1: 2}.values()), iter(set()), iter(""), iter(b""), iter(range(1)), {}.items(), type.__call__, int.__add__, str.upper, (1).__add__, int.real, type(lambda: 1).__code__, compile("1", "", "eval"), __import__("sys"), iter(int, 1), reversed([]), list[int], int | str, type.__dict__, object.__init__, dict.fromkeys]:
    print(type(v).__name__, end=" ")
print()
a = list[int]; print(a, a.__origin__, a.__args__, dict[str, list[int]], tuple[int, ...], list[int] == list[int], list[int] != list[str], hash(a) == hash(list[int]), a(), a([1]), type(a()), list[int] | None, a.__parameters__, repr(list["X"]), type[int], tuple[()], list[int, str], isinstance(a, type), issubclass(list, list))
u = int | str | None; print(u, u.__args__, int | int, (int | str) == (str | int), isinstance(5, u), int | list[str], None | int, u | float, hash(int | str) == hash(str | int))
for s in ["list[int]()[0]", "isinstance([], list[int])", "class_ := 1", "int[str]", "5 | int", "int | 5", "int | 'x'", "list[int].nope", "str[int]", "issubclass(int, list[int])", "type(None)()", "type(...)()", "type(len)()", "type(lambda: 1)()", "type((i for i in ''))()", "type({}.keys())()", "object.__new__(type(len))", "type(iter([]))()", "NoneType"]:
    try: print(s, "=", eval(s))
    except Exception as e: print(s, "|", type(e).__name__, e)
print(object() == object(), repr(object())[:16], type(object()), object.__doc__[:18], bool.__doc__[:10], int.__call__ is not None, type.__instancecheck__(int, 5), type.__subclasscheck__(int, bool), int.__subclasses__()[0], type(type.__subclasses__), int.__base__, object.__base__, int.__basicsize__ > 0, (5).__sizeof__() > 0, int.__flags__ > 0, int.__dictoffset__)
