# index with bounds, count and remove use identity before equality.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Loud:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print("eq", self.name, getattr(other, "name", other))
        return False

    def __repr__(self):
        return self.name


a, b = Loud("a"), Loud("b")
items = [b, a, b, a]
print(items.index(a), items.count(b), a in items)
print(attempt(items.index, a, 2), attempt(items.index, a, 2, 3), attempt(items.index, a, -1), attempt(items.index, a, -100, 100))
items.remove(a)
print(items)
nan = float("nan")
print([nan].index(nan), [nan].count(nan), nan in [nan], [nan] == [nan])
print([1, True, 1.0].count(1), [0, False].index(0.0))
