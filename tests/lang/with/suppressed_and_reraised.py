# Managers that swallow an error, replace it, raise another at the exit, or try a block again.
from contextlib import ExitStack, contextmanager, suppress


class Manager:
    def __init__(self, name, swallow=(), instead=None):
        self.name, self.swallow, self.instead = name, swallow, instead

    def __enter__(self):
        print(f"+{self.name}", end=" ")
        return self

    def __exit__(self, kind, error, traceback):
        print(f"-{self.name}({error!r})", end=" ")
        if self.instead is not None:
            raise self.instead
        return isinstance(error, self.swallow)


def shown(body, *managers):
    try:
        with ExitStack() as stack:
            for manager in managers:
                stack.enter_context(manager)
            print("->", body(), end=" ")
        print("survived")
    except Exception as error:
        chain = []
        while error is not None:
            chain.append(repr(error))
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        print("raised", " <- ".join(chain))


shown(lambda: 1, Manager("a"), Manager("b"))
shown(lambda: 1 / 0, Manager("a"), Manager("b", ZeroDivisionError), Manager("c"))
shown(lambda: 1 / 0, Manager("a", KeyError), Manager("b", instead=KeyError("new")))
shown(lambda: {}["k"], Manager("a"), Manager("b", instead=ValueError("b")), Manager("c", instead=TypeError("c")))
shown(lambda: 5, Manager("a", ValueError), Manager("b", instead=ValueError("from the exit")))


@contextmanager
def translated(source, target):
    try:
        yield f"{source.__name__} to {target.__name__}"
    except source as error:
        raise target(*error.args) from error
    else:
        print("[fine]", end=" ")
    finally:
        print("[left]", end=" ")


shown(lambda: int("x1"), translated(ValueError, LookupError))
shown(lambda: [][1], translated(ValueError, LookupError))
shown(lambda: 2, translated(ValueError, LookupError))
shown(lambda: 1 / 0, suppress(ArithmeticError), translated(LookupError, OSError))
shown(lambda: next(iter(())), translated(ValueError, OSError))


def attempt(limit):
    for n in range(1, limit + 1):
        with Manager(f"try{n}", ConnectionError):
            if n < 3:
                raise ConnectionResetError(n)
            return f"done at {n}"
    return "gave up"


print(attempt(5))
print(attempt(2))
for item in range(4):
    with Manager(item, ValueError):
        if item == 1:
            continue
        if item == 3:
            break
        raise ValueError(item)
print()
with Manager("x", KeyError) as x, Manager("y", swallow=ValueError) as y:
    print(x.name + y.name, end=" ")
    raise KeyError
print("after")
with suppress(ValueError, TypeError):
    with Manager("group", ()):
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
print("group suppressed")
