# Lists changed by the comparisons and keys that walk over them.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Clearing:
    def __init__(self, items):
        self.items = items

    def __eq__(self, other):
        self.items.clear()
        return False

    def __repr__(self):
        return "Clearing"


items = [1, 2, 3]
print(attempt(items.index, Clearing(items)), items)
items = [1, 2, 3]
print(items.count(Clearing(items)), items)
items = [1, 2, 3]
print(attempt(items.remove, Clearing(items)), items)
items = [1, 2, 3]
print(Clearing(items) in items, items)
items = [3, 1, 2]
print(attempt(items.sort, key=lambda item: items.append(item) or item), items)
items = [3, 1, 2]
print(attempt(items.sort, key=lambda item: 1 / 0), items)
items = [1, 2]
items.extend(item for item in items if len(items) < 6)
print(items)
items = [1, 2, 3]
for item in items:
    if item < 3:
        items.remove(item)
print(items)
iterator = iter(items)
items.append(9)
print(list(iterator), items, next(iterator, "ended"))
items.append(10)
print(next(iterator, "ended for good"))
