# Forwarding with stars: positional-only and keyword-only parameters, bound by a signature beforehand.
import inspect
from functools import partial, partialmethod, wraps


def full(a, b=2, /, c=3, *rest, d, e=5, **more):
    return a, b, c, rest, d, e, more


def only(a, /, *, a_=0, **kw):
    return a, a_, kw


def forward(function, /, *args, **kwargs):
    return function(*args, **kwargs)


def checked(function):
    signature = inspect.signature(function)

    @wraps(function)
    def wrapper(*args, **kwargs):
        bound = signature.bind(*args, **kwargs)
        given = list(bound.arguments)
        bound.apply_defaults()
        return given, bound.args, bound.kwargs, function(*bound.args, **bound.kwargs)
    return wrapper


print(forward(full, 1, d=4), forward(full, 1, 2, 3, 4, 5, d=6, f=7), forward(full, *"xyz", **{"d": 0, "a": 1, "b": 2}), sep="\n")
print(forward(only, 1, a=2, function="f", self="s"), only(1, **{"not a name": 2, "": 3}), full(*[1], *(2,), d=1, *{3: 0}, **{}, **{"e": 9}))
for shown in (lambda: checked(full)(1, d=4), lambda: checked(full)(1, 2, 3, 4, d=5, z=6), lambda: checked(only)(0, a="kw")):
    print(shown())
for function in (full, only, forward, checked(full), partial(full, 1, d=2), partial(only, a_=1), lambda x, *, y: 0, lambda: 0):
    print(getattr(function, "__name__", "partial"), inspect.signature(function))
for name, parameter in inspect.signature(full).parameters.items():
    print(name, parameter.kind.name, parameter.default is parameter.empty or parameter.default, parameter, end="; ")
print()
for args, kwargs in [((), {}), ((1,), {}), ((1,), {"d": 1, "c": 2}), ((1, 2, 3, 4), {"d": 1, "c": 2}), ((1, 2, 3), {"d": 4, "b": 5})]:
    try:
        print(inspect.signature(full).bind(*args, **kwargs))
    except TypeError as error:
        print("bind:", error)
    try:
        print(full(*args, **kwargs))
    except TypeError as error:
        print("call:", error)
for wrong in (lambda: only(a=1), lambda: only(1, 2), lambda: full(1, **{"d": 1}, **{"d": 2}), lambda: full(*5), lambda: full(**[1]), lambda: full(1, **{2: 3})):
    try:
        print(wrong())
    except TypeError as error:
        print(error)


class Robot:
    def __init__(self, *args, **kwargs):
        self.made = args, kwargs

    def move(self, how, /, *, speed=1, **how_else):
        return how, speed, how_else

    run = partialmethod(move, "run", speed=9)

    def __call__(self, /, *args, **kwargs):
        return self.move(*args, **kwargs)


print(Robot().run(), Robot().run(speed=3, how="x"), Robot()("fly", self=1), inspect.signature(Robot.run), inspect.signature(Robot()))
print(forward(Robot, 1, cls=2).made, inspect.signature(Robot), forward(forward, forward, sorted, [2, 1], reverse=True))
replaced = inspect.signature(only).replace(parameters=[p.replace(kind=p.KEYWORD_ONLY) for p in inspect.signature(lambda q, r=1: 0).parameters.values()])
print(replaced, replaced == inspect.signature(lambda *, q, r=1: 0), inspect.signature(only).return_annotation is inspect.Signature.empty)
