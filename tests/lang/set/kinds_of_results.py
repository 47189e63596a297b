# Which class the results of set operations have.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class S(set):
    pass


class F(frozenset):
    pass


for left in (set("ab"), frozenset("ab"), S("ab"), F("ab")):
    row = []
    for right in (set("bc"), frozenset("bc"), S("bc"), F("bc")):
        row.append([type(value).__name__ for value in (left | right, left & right, left - right, left ^ right)])
    print(type(left).__name__, row, type(left.union("x")).__name__, type(left.copy()).__name__, left == set("ab"))
print(frozenset(F("a")).__class__.__name__, frozenset(frozenset("a")).__class__.__name__, F().__class__.__name__, S().__reduce__()[0].__name__, F("a").__reduce__()[1:])
s = set("ab")
same = s
s |= frozenset("c")
s &= set("abcd")
s -= {"a"}
s ^= {"z"}
print(sorted(s), same is s)
f = frozenset("a")
same = f
f |= {"b"}
print(sorted(f), same is f, type(f).__name__)
print(repr(set()), repr(frozenset()), repr(S()), repr(F("a")), repr({1}), hash(F("a")) == hash(frozenset("a")), {1, 1.0, True}, set([1]) <= set([1, 2]), set() < set())
