# Assigning and deleting the attributes of functions, with what is refused.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def f(a, b=2, *, c=3):
    """doc"""
    return a, b, c


def change(name, *value):
    try:
        if value:
            setattr(f, name, value[0])
        else:
            delattr(f, name)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return repr(getattr(f, name, "no more"))


print(change("__defaults__", (5, 6)), f(), change("__defaults__", None), change("__defaults__", [1]), change("__defaults__"), attempt(f))
print(change("__kwdefaults__", {"c": 9}), f(1, 2), change("__kwdefaults__", None), attempt(f, 1, 2), change("__kwdefaults__", [1]), change("__kwdefaults__"))
print(change("__name__", "g"), change("__name__", 5), change("__name__"), f.__name__)
print(change("__qualname__", "h"), change("__qualname__", 5), change("__qualname__"))
print(change("__doc__", 5), change("__doc__"), change("__module__", 7), change("__module__"))
print(change("__dict__", {"x": 1}), f.x, change("__dict__", 5), change("__dict__"))
print(change("__annotations__", {"a": int}), change("__annotations__", 5), change("__annotations__"), change("__type_params__", ()), change("__type_params__", 5), change("__type_params__"))
print(change("__closure__", ()), change("__closure__"), change("__globals__", {}), change("__builtins__", {}))
print(change("other", 1), change("other"), change("other"))
