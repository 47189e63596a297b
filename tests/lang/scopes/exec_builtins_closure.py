"""exec() with a closure, and builtins of one's own: a dict, a subclass of dict, any mapping."""

import types


def outer():
    x = 10
    y = 20

    def inner():
        nonlocal x
        x += y
        return x

    return inner


inner = outer()
exec(inner.__code__, {}, closure=inner.__closure__)
print(inner())
for closure in (None, (), inner.__closure__[:1], list(inner.__closure__), (1, 2)):
    try:
        exec(inner.__code__, {}, closure=closure)
    except TypeError as error:
        print(error)
try:
    exec("1", closure=inner.__closure__)
except TypeError as error:
    print(error)


class Loud(dict):
    def __getitem__(self, key):
        print("asked for", key)
        return dict.__getitem__(self, key)


class Defaults(dict):
    def __missing__(self, key):
        return key.upper()


for builtins in (
    {"answer": 42},
    Loud(answer=43),
    types.MappingProxyType({"answer": 44}),
    types.SimpleNamespace(answer=45),
    Defaults(),
    123,
):
    names = {"__builtins__": builtins}
    try:
        print(eval("answer", names))
        exec("def function(): return answer", names)
        print(names["function"]())
    except (NameError, TypeError) as error:
        print(type(error).__name__, error)

for builtins in ({}, types.MappingProxyType({})):
    for source in ("import sys", "class C: pass", "print(1)"):
        try:
            exec(source, {"__builtins__": builtins})
        except (ImportError, NameError) as error:
            print(type(error).__name__, error)

calls = types.MappingProxyType({"__import__": lambda name, *rest: print("importing", name)})
exec("import one.two", {"__builtins__": calls})


def shadowed():
    return len("abc")


same_code = types.FunctionType(shadowed.__code__, {"__builtins__": {"len": lambda text: "my len"}})
for _ in range(3):
    print(shadowed(), same_code())
