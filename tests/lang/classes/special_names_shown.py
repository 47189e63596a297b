# Which special methods builtin types have themselves, and of which kind.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def kind(class_, name):
    if name in vars(class_):
        return type(vars(class_)[name]).__name__
    return "inherited" if hasattr(class_, name) else "no"


for class_ in [object, type, int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, memoryview, property]:
    print(class_.__name__)
    for name in ["__new__", "__init__", "__getattribute__", "__getitem__", "__contains__", "__hash__", "__radd__", "__sizeof__", "__class_getitem__", "__getnewargs__", "__format__", "__reduce__", "__divmod__", "__buffer__", "__doc__"]:
        print("   ", name, kind(class_, name))
