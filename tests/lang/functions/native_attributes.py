# The attributes of builtin functions, methods and slot wrappers.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


samples = [len, [].append, list.append, int.__add__, (1).__add__, dict.fromkeys, vars(dict)["fromkeys"], object.__new__, str.maketrans, print]
names = ["__name__", "__qualname__", "__module__", "__text_signature__", "__objclass__", "__self__", "__doc__"]
for sample in samples:
    print(type(sample).__name__)
    for name in names:
        value = getattr(sample, name, "-")
        if isinstance(value, str) and len(value) > 70:
            value = value[:70] + "…"
        print("   ", name, getattr(value, "__name__", value))
for sample in samples[:6]:
    for name in ["__name__", "__doc__", "other"]:
        try:
            setattr(sample, name, 1)
        except (AttributeError, TypeError) as error:
            print(type(error).__name__, error)
print([].append == [].append, len == len, (1).__add__ == (1).__add__, [].append.__self__, hash(len) == hash(len), list.append is list.append)
print(len.__call__([1, 2]), list.append.__call__.__name__, list.append.__get__([1]).__name__, int.__add__.__get__(5)(6), attempt(list.append.__get__, 5), attempt(list.append.__get__, None, None), vars(dict)["fromkeys"].__get__(None, dict)("a"))
