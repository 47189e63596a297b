# types.FunctionType and types.MethodType with every form of arguments.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import types


def model(a, b=1):
    return a, b, other


def make_closure():
    free = "free"
    return lambda: free


other = "global"
f = types.FunctionType(model.__code__, {"other": "own"})
print(attempt(f), f(1, 2), f.__name__, f.__defaults__, f.__closure__, f.__module__, f.__qualname__, f.__doc__, f.__kwdefaults__)
f = types.FunctionType(model.__code__, globals(), "renamed", (7,))
print(f(0), f.__name__, f.__module__, f.__qualname__)
f = types.FunctionType(model.__code__, globals(), argdefs=(1, 2), name=None)
print(f(), f.__name__)
made = types.FunctionType(make_closure().__code__, {}, None, None, (types.CellType("cell"),))
print(made(), made.__closure__[0].cell_contents)
code = model.__code__
for args in [(), (code,), (5, {}), (code, 5), (code, {}, 5), (code, {}, "n", 5), (code, {}, "n", (), 5), (code, {}, "n", (), (1,)), (make_closure().__code__, {}), (make_closure().__code__, {}, None, None, ()), (make_closure().__code__, {}, None, None, (1,)), (code, {}, "n", (), None, 5)]:
    print(len(args), attempt(types.FunctionType, *args))
print(types.FunctionType(code, {}, "n", (1,), None, {"k": 1}).__kwdefaults__)
method = types.MethodType(model, 5)
print(method(), method.__self__, method.__func__ is model, method == types.MethodType(model, 5), method.__name__, method.__doc__, hash(method) == hash(types.MethodType(model, 5)))
for args in [(), (model,), (5, 1), (model, None), (model, 1, 2)]:
    print(len(args), attempt(types.MethodType, *args))
try:
    method.name = 1
except AttributeError as error:
    print(error)
model.name = "shown"
print(method.name, method.__reduce__()[1][1])
