# `return` in a handler whose `finally` suppresses exceptions in a nested `with`: the value survives on every way.
class Manager:
    def __init__(self, name, suppress=False): self.name, self.suppress = name, suppress
    def __enter__(self): print("enter", self.name); return self
    def __exit__(self, kind, *_): print("exit", self.name, kind and kind.__name__); return self.suppress


def inner(first, second, fail):
    try:
        raise KeyError("one")
    except KeyError as error:
        return ("value", error.args)
    finally:
        try:
            with first, second:
                if fail:
                    raise fail
        except ValueError:
            print("caught")


for one in False, True:
    for two in False, True:
        for fail in None, ValueError, OSError:
            try:
                print(one, two, inner(Manager("a", one), Manager("b", two), fail))
            except OSError as error:
                print("left", type(error).__name__, type(error.__context__).__name__)


def looped(items):
    for item in items:
        try:
            try:
                continue
            finally:
                with Manager(item, True):
                    raise TypeError(item)
        except TypeError:
            print("not reached")
    return "done"


print(looped(["x", "y"]))
