# send, throw and close with every form of arguments, before, during and after.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import warnings

warnings.simplefilter("ignore")


def numbers():
    received = []
    while True:
        try:
            received.append((yield len(received)))
        except ValueError as error:
            received.append(repr(error))
            if len(received) > 3:
                return received


g = numbers()
print(attempt(g.send, 5), attempt(g.send), attempt(g.send, 1, 2), attempt(g.throw), attempt(g.throw, 5), attempt(g.throw, int), attempt(g.close, 1))
g = numbers()
print(next(g), g.send("a"), g.throw(ValueError), g.throw(ValueError("v")), attempt(g.throw, ValueError, "w"), attempt(next, g))
g = numbers()
next(g)
print(attempt(g.throw, ValueError, ValueError("x"), None), attempt(g.throw, ValueError("x"), 5), attempt(g.throw, ValueError, 1, 5), attempt(g.throw, KeyError, "k"))
print(g.close(), attempt(next, g), attempt(g.send, None), attempt(g.throw, KeyError("late")), g.close())


def reenter():
    yield attempt(next, me)
    yield attempt(me.send, 1)
    yield attempt(me.close)
    yield attempt(me.throw, ValueError)


me = reenter()
print(list(me))


def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = ignores()
next(g)
print(attempt(g.close))


def returns():
    try:
        yield 1
    except GeneratorExit:
        return "value"


g = returns()
next(g)
print(g.close(), g.gi_frame, g.gi_running, g.gi_suspended, g.gi_yieldfrom, g.gi_code.co_name)
for name in ["__name__", "__qualname__", "gi_frame", "gi_code"]:
    print(name, attempt(setattr, g, name, "new"), attempt(delattr, g, name), getattr(g, name) if name.startswith("__") else "")
print(attempt(setattr, g, "__name__", 5), attempt(type(g)), type(g)[int], g.send.__doc__.split("\n")[0])
