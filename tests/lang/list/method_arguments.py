# Every method of list with missing, excessive and wrong arguments.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for call in ["a.append()", "a.append(1, 2)", "a.append(object=1)", "a.extend()", "a.extend(5)", "a.extend([1], [2])", "a.insert(1)", "a.insert('a', 1)", "a.insert(1.5, 1)", "a.insert(2**70, 1)", "a.pop('a')", "a.pop(5)", "a.pop(-5)", "[].pop()", "a.pop(1, 2)", "a.remove(9)",
             "a.remove()", "a.index(9)", "a.index()", "a.index(1, 'a')", "a.index(1, 2, 3, 4)", "a.index(3, 5)", "a.index(1, None)", "a.count()", "a.count(1, 2)", "a.clear(1)", "a.copy(1)", "a.reverse(1)", "a.sort(1)", "a.sort(key=5)", "a.sort(reverse='x')", "a.sort(reverse=None)", "a.sort(cmp=1)",
             "[1, 'a'].sort()", "a.sort(key=len)", "a + (1,)", "a + 5", "(1,) + a", "a * 'x'", "a * 1.5", "a * a", "a < (1,)", "a < 5", "a == (3, 1, 2)", "hash(a)", "a.__reversed__(1)", "list(5)", "list(1, 2)", "list(iterable=[1])", "list(x=1)", "a * 2**70", "a @ a", "-a", "list.append()", "list.append(5, 1)", "list.sort()"]:
    print(call, attempt(eval, call, {"a": [3, 1, 2]}))
items = [1]
for wrong in [5, None]:
    try:
        items += wrong
    except TypeError as error:
        print(error)
try:
    items *= "a"
except TypeError as error:
    print(error)
items += "ab"
items *= 2
print(items, items.__iadd__([0]) is items, items.__imul__(0) is items, items)
print(attempt([].__add__, 5), attempt([].__mul__, "a"), [].__eq__(5), [].__lt__(()), [1].__rmul__(2), hasattr(list, "__radd__"))
