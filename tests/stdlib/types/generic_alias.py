# list[int] and its relatives: attributes, substitution, use as a base, errors.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import types
import typing

T = typing.TypeVar("T")
U = typing.TypeVar("U")
alias = dict[str, list[T]]
print(alias, alias.__origin__, alias.__args__, alias.__parameters__, alias[int], alias == dict[str, list[T]], hash(list[int]) == hash(list[int]), list[int] != list[str], list[()], tuple[int, ...], tuple[()], list["ref"])
print(types.GenericAlias(list, int), types.GenericAlias(list, (int, str)), types.GenericAlias(5, 6), isinstance(list[int], types.GenericAlias), isinstance(list[int], type), list[int]([1, 2]), dict[str, int](a=1), type(list[int]()))
print(list[int].append is list.append, list[int].__name__, list[int].__doc__ == list.__doc__, list[int].__class__, list[int].__mro_entries__(()), repr(list[int].__reduce__()[1]), list[T][U], dict[T, U][int, str], dict[T, T][int])
for call in ["list[int][str]", "dict[T, T][int, str]", "isinstance([], list[int])", "issubclass(list, list[int])", "isinstance(5, list[int])", "list[int] < list[str]", "list[int] | 5", "int[str]", "types.GenericAlias(list)", "types.GenericAlias(list, int, 1)", "types.GenericAlias(origin=list, args=int)", "list[int].zzz", "len(list[int])", "next(iter(list[int]))", "list(list[int])"]:
    print(call, attempt(eval, call, globals()))


class Stack(list[int]):
    pass


print(Stack.__bases__, Stack.__orig_bases__, Stack([1]))
starred = next(iter(tuple[int, str]))
print(starred, starred.__unpacked__, starred == tuple[int, str], (*tuple[int],), list[int].__unpacked__, list[int] | None, None | list[int], typing.get_origin(list[int]), typing.get_args(dict[int, str]))
iterator = iter(list[int])
print(type(iterator).__name__, iterator.__reduce__()[1], next(iterator), attempt(next, iterator), iterator.__reduce__()[1])
try:
    list[int].__origin__ = 5
except AttributeError as error:
    print(error)
alias = list[int]
print(attempt(setattr, alias, "__args__", 1), dir(alias) == sorted(set(dir(alias))), "__args__" in dir(alias), "append" in dir(alias))
