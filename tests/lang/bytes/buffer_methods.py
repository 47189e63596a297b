# __buffer__ and __release_buffer__ of the builtin types.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import inspect

flags = inspect.BufferFlags.SIMPLE
for value in (b"abc", bytearray(b"abc"), memoryview(b"abc")):
    view = value.__buffer__(flags)
    print(type(value).__name__, type(view).__name__, bytes(view), view.readonly)
    print(hasattr(value, "__release_buffer__"), type(vars(type(value))["__buffer__"]).__name__)
data = bytearray(b"xyz")
view = data.__buffer__(flags)
print(attempt(data.append, 1))
data.__release_buffer__(view)
data.append(33)
print(data)
print(attempt(data.__release_buffer__, 5))
print(attempt(data.__release_buffer__, memoryview(b"other")))
print(attempt(data.__release_buffer__))
print(attempt(data.__buffer__))
print(attempt(data.__buffer__, "a"))
print(attempt(bytes.__buffer__))
