# Reading, assigning and deleting items and slices of lists: every form, every error.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def assign(key, value):
    items = list(range(6))
    items[key] = value
    return items


def delete(key):
    items = list(range(6))
    del items[key]
    return items


for key in [0, -1, True, slice(1, 3), slice(None), slice(None, None, -2), slice(4, 1), slice(-100, 100), 6, -7, 2**70, "a", 1.0, None, slice("a"), slice(0, 1, 0), (0, 1)]:
    print(key, attempt(lambda: list(range(6))[key]), attempt(delete, key))
for key, value in [(0, "x"), (slice(1, 3), "ab"), (slice(1, 1), [9, 9]), (slice(4, 1), [9]), (slice(None), []), (slice(None, None, 2), "abc"), (slice(None, None, -1), range(6)), (6, 1), (-7, 1), ("a", 1), (slice(0, 2), 5), (slice(None, None, 2), "ab"), (slice(None, None, 2), 5), (slice(0, 6, 0), []), (slice(2, 0, -1), [1, 2])]:
    print(key, value, attempt(assign, key, value))
items = [1, 2, 3]
items[1:2] = items
print(items)
items[::2] = items[1:3] + [0]
print(items, items.__getitem__(0), items.__getitem__(slice(1)), attempt(items.__getitem__), attempt(items.__getitem__, 0, 1), attempt(items.__setitem__, 0), attempt(items.__delitem__))
