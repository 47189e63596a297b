# Setting and deleting attributes of classes, builtin and not.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class C:
    """doc"""

    x: int = 1


def change(target, name, *value):
    try:
        setattr(target, name, value[0]) if value else delattr(target, name)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "done"


for target in (int, C):
    print(target.__name__)
    for name, *value in [("x", 1), ("x",), ("__name__", "N"), ("__name__", 5), ("__name__",), ("__qualname__", "Q"), ("__qualname__", None), ("__qualname__",), ("__module__", "m"), ("__module__",), ("__doc__", "d"), ("__doc__",), ("__bases__", ()), ("__bases__", 5), ("__bases__", (int,)), ("__bases__", (5,)), ("__bases__",), ("__mro__", ()), ("__dict__", {}),
                         ("__class__", 5), ("__annotations__", {}), ("__annotations__",), ("__abstractmethods__", {"a"}), ("__abstractmethods__",), ("__type_params__", (1,)), ("__type_params__",), ("__flags__", 1), ("__base__", 1), ("__basicsize__", 1), ("__weakref__", 1), ("missing",), (5, 1)]:
        try:
            print("   ", name, value, change(target, name, *value))
        except TypeError as error:
            print("   ", name, error)
print(C.__name__, C.__qualname__, C.__module__, C.__doc__)
