# functools: partial, dispatch on types, total ordering, cached properties, reduce, wraps.
import functools
from numbers import Number


@functools.singledispatch
def show(value, depth=0):
    return f"{'  ' * depth}{type(value).__name__} {value!r}"


@show.register
def _(value: list | tuple, depth=0):
    return "\n".join([f"{'  ' * depth}{len(value)} items"] + [show(each, depth + 1) for each in value])


@show.register(dict)
def _(value, depth=0):
    return "\n".join(f"{'  ' * depth}{key}:\n{show(each, depth + 1)}" for key, each in value.items())


@show.register
def show_number(value: Number, depth=0):
    return f"{'  ' * depth}= {value}"


print(show({"a": [1, 2.5, "x"], "b": (True, None)}))
print(show.dispatch(bool) is show_number, show.dispatch(set).__name__, sorted(k.__name__ for k in show.registry))


@functools.total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        return self.parts == other.parts if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, Version) else NotImplemented

    def __repr__(self):
        return ".".join(map(str, self.parts))

    @functools.cached_property
    def major(self):
        print("computing")
        return self.parts[0]

    @functools.singledispatchmethod
    def bump(self, by):
        raise TypeError(f"by {by!r}?")

    @bump.register
    def _(self, by: int):
        return Version(".".join(map(str, (*self.parts[:-1], self.parts[-1] + by))))

    @bump.register
    def _(self, by: str):
        return Version(f"{self!r}.{by}")


a, b = Version("1.10"), Version("1.9.3")
print(a > b, a >= b, sorted([a, b, Version("0.1")]), max(a, b), a.major + a.major, vars(a))
del a.major
print(a.major, a.bump(2), a.bump("7"))
for wrong in (lambda: a.bump(1.5), lambda: a < 5):
    try:
        wrong()
    except TypeError as error:
        print(error)

power = functools.partial(pow, exp=3)
print(power(2), power, power.keywords, functools.partial(print, "a", sep="-").func is print)
binary = functools.partial(int, base=2)
print(binary("1011"), [*map(functools.partial(max, 3), range(6))])


class Cell:
    def set_state(self, state):
        self.state = state
        return self

    alive = functools.partialmethod(set_state, True)


print(Cell().alive().state)
print(functools.reduce(lambda f, g: lambda x: g(f(x)), [str, len, float])(12345), functools.reduce(max, [], 7))


def traced(function):
    @functools.wraps(function)
    def wrapper(*args):
        wrapper.calls += 1
        return function(*args)

    wrapper.calls = 0
    return wrapper


@traced
@functools.cache
def fib(n: int) -> int:
    """Fibonacci numbers."""
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.calls, fib.__name__, fib.__doc__, fib.__wrapped__.cache_info(), fib.__annotations__)
print(sorted("bca", key=functools.cmp_to_key(lambda x, y: (x < y) - (x > y))))
