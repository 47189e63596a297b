# inspect.signature of builtin functions, methods and types.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import inspect


def shown(value):
    try:
        return str(inspect.signature(value))
    except (ValueError, TypeError) as error:
        return type(error).__name__


for value in [len, abs, sorted, sum, print, open, isinstance, pow, round, compile, exec, eval, format, hash, hex, id, input, ord, chr, callable, delattr, setattr, divmod, globals, locals, issubclass, repr, all, any, ascii, bin]:
    print(value.__name__, shown(value))
for class_ in [object, int, float, complex, list, tuple, set, frozenset, bool, property, classmethod, staticmethod, enumerate, reversed, BaseException, memoryview, type(None), type(...)]:
    print(class_.__name__, shown(class_))
for method in [list.append, list.index, list.sort, list.__getitem__, dict.get, dict.fromkeys, dict.__contains__, dict.setdefault, str.split, str.join, str.encode, str.format, str.center, bytes.decode, bytes.hex, int.to_bytes, int.from_bytes, float.fromhex, set.add, tuple.index, object.__new__, object.__init__, int.__add__, int.__pow__, type.__call__, type.__prepare__, (5).__add__, [].append, object.__reduce_ex__, property.getter, memoryview.cast, range.index, slice.indices, int.__new__, list.__init__]:
    print(method.__qualname__, shown(method))
