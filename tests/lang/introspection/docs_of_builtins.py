# Builtin types and their methods have documentation.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import builtins
import types

without = []
for name, value in sorted(vars(builtins).items()):
    if not getattr(value, "__doc__", None) and name not in ("__spec__", "__loader__", "__package__", "_", "exit", "quit"):
        without.append(name)
print(without)
for class_ in [int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, memoryview, object, type, property, types.FunctionType, types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType]:
    methods = [name for name, value in vars(class_).items() if callable(value) and not name.startswith("_") and not getattr(value, "__doc__", None)]
    print(class_.__name__, (class_.__doc__ or "none").split("\n")[0], methods)
print(list.append.__doc__)
print(dict.get.__doc__)
print(int.__add__.__doc__, int.__new__.__doc__, list.__init__.__doc__, sep="\n")
print(OSError.errno.__doc__, BlockingIOError.__doc__, StopIteration.value.__doc__, memoryview.shape.__doc__, sep="\n")
