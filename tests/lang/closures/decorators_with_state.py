# Decorators that keep state or take arguments, on functions, methods, classes and on each other.
import functools


class Counted:
    """Counts calls; a descriptor, so that it works on methods too."""

    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function, self.calls = function, 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        return self.function(*args, **kwargs)

    def __get__(self, instance, owner=None):
        return self if instance is None else functools.partial(self, instance)


def repeat(_function=None, /, *, times=2, between=None):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            results = [function(*args, **kwargs)]
            for _ in range(times - 1):
                if between:
                    between()
                results.append(function(*args, **kwargs))
            return results
        wrapper.times = times
        return wrapper
    return decorate if _function is None else decorate(_function)


def register(registry, /, **tags):
    def decorate(cls):
        registry[cls.__name__] = tags
        cls.describe = lambda self: f"{cls.__name__} with {tags}"
        return cls
    return decorate


def traced(cls):
    for name, value in list(vars(cls).items()):
        if callable(value) and not name.startswith("_"):
            def method(self, *args, _name=name, _value=value):
                print(f"<{_name}{args}", end=" ")
                result = _value(self, *args)
                print(f"{result}>", end=" ")
                return result
            setattr(cls, name, functools.wraps(value)(method))
    return cls


@Counted
def hello(name="you"):
    "Says hello."
    return f"hello {name}"


print(hello(), hello("me"), hello(name="all"), hello.calls, hello.__name__, hello.__doc__, hello.__wrapped__ is hello.function)


@repeat
@Counted
def once(x):
    return x + 1


@repeat(times=3, between=lambda: print("-", end=" "))
@repeat
def twice(x):
    return x * 2


print(once(1), once.times, once.__wrapped__.calls, once.__wrapped__.__wrapped__(5), once.calls)
print(twice(4), twice.times, twice.__wrapped__.times, twice.__name__, twice.__dict__.keys())
known = {}


@register(known, colour="red", size=3)
@traced
class Thing:
    def __init__(self, n):
        self.n = n

    def grow(self, by=1):
        self.n += by
        return self.n

    def jump(self):
        return self.grow(10) + self.grow()

    @Counted
    def seen(self, x):
        return self.n, x

    @staticmethod
    @repeat(times=2)
    def free(x):
        return -x

    @property
    @repeat
    def pair(self):
        return self.n


t = Thing(5)
print(t.jump(), t.describe(), known)
print(t.seen("a"), Thing(1).seen("b"), vars(Thing)["seen"].__name__, Thing.jump.__qualname__, t.pair)
decorators = [repeat, repeat(times=1), Counted]
functions = []
for decorator in decorators:
    @decorator
    @(lambda f: functions.append(f.__name__) or f)
    def f():
        return "f"
    print(f(), end=" ")
print(functions)
