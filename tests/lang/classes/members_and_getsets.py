# The descriptors that builtin types have for their attributes.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import types

for class_ in [type, types.FunctionType, types.MethodType, types.CodeType, property, range, slice, complex, BaseException, OSError, SyntaxError, StopIteration, types.ModuleType, super, staticmethod, types.GenericAlias, type(len), type(list.append), types.TracebackType, UnicodeDecodeError]:
    found = {}
    for name, value in vars(class_).items():
        if isinstance(value, (types.MemberDescriptorType, types.GetSetDescriptorType)) and name not in ("__annotate__", "__annotations__", "_metadata"):
            found.setdefault(type(value).__name__, []).append(name)
    print(class_.__name__, {kind: sorted(names) for kind, names in sorted(found.items())})
member = vars(range)["start"]
print(member, member.__name__, member.__qualname__, member.__objclass__, member.__doc__, member.__get__(range(5, 9)), attempt(member.__get__, 5), attempt(member.__set__, range(3), 1), attempt(member.__delete__, range(3)), member.__reduce__()[1])
error = vars(OSError)["errno"]
value = OSError(1, "a")
error.__set__(value, 5)
print(value.errno, error.__doc__, error)
error.__delete__(value)
print(value.errno)
