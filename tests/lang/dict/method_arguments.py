# Every method of dict with missing, excessive and wrong arguments.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


d = {"a": 1}
for call in ["d.get()", "d.get(1, 2, 3)", "d.get([])", "d.get(default=1)", "d.get('a', 5)", "d.get('b', 5)", "d['b']", "d[[]]", "d.pop()", "d.pop('b')", "d.pop('b', 5)", "d.pop([], 5)", "d.pop(1, 2, 3)", "{}.popitem()", "d.popitem(1)", "d.setdefault()", "d.setdefault([])", "d.setdefault('a', 9)", "d.setdefault('z')",
             "d.setdefault(1, 2, 3)", "d.keys(1)", "d.items(1)", "d.copy(1)", "d.clear(1)", "[] in d", "hash(d)", "d < d", "d + d", "d.__contains__()", "d.__contains__(1, 2)", "d.__getitem__()", "d.__getitem__('q')", "d.__setitem__('a')", "d.__delitem__('q')", "d.__missing__", "dict.get()", "dict.get(5, 1)", "d.__getitem__([])",
             "dict.__contains__(d, 'a')", "dict.__getitem__([], 1)", "d.__reversed__(1)", "d.pop(default=1)", "d.has_key('a')", "d.update(1, 2)", "d.fromkeys()"]:
    print(call, attempt(eval, call, {"d": dict(d)}))
try:
    del d["missing"]
except KeyError as error:
    print(repr(error))
try:
    d[{}] = 1
except TypeError as error:
    print(error)
print(type(dict.__getitem__).__name__, type(dict.__contains__).__name__, type(dict.__setitem__).__name__, dict.__getitem__.__doc__)
