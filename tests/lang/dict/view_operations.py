# Keys and items behave as sets, values do not.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


d = {"a": 1, "b": 2, "c": [3]}
keys, values, items = d.keys(), d.values(), d.items()
print(keys & {"a", "z"}, sorted(keys | "z"), sorted(keys - ["a"]), sorted(keys ^ {"a", "z"}), keys.isdisjoint("xyz"), items.isdisjoint([("a", 1)]))
print(keys == {"a", "b", "c"}, keys == ["a", "b", "c"], keys < {"a", "b", "c", "d"}, keys >= {"a"}, values == d.values(), values == values, items == {"a": 1, "b": 2, "c": [3]}.items())
print("a" in keys, 1 in values, ("a", 1) in items, ("a", 2) in items, ["a", 1] in items, "a" in items, ("c", [3]) in items, attempt(lambda: [] in keys), attempt(lambda: ([], 1) in items))
print(sorted({"a", "q"} - keys), sorted({"q"} | keys), attempt(lambda: items & [("a", 1)]), attempt(lambda: items | []), ("a", 1) in ({1: 1}.items() | {("a", 1)}))
for call in ["keys & 5", "5 & keys", "keys + keys", "keys < 5", "keys < [1]", "keys[0]", "hash(keys)", "len(keys, 1)", "keys.isdisjoint()", "keys.isdisjoint(5)", "values & values", "values | []", "keys.mapping['a']", "type(keys)()", "keys.mapping.x", "next(keys)", "keys - 5", "keys ^ None"]:
    print(call, attempt(eval, call, globals()))
d["d"] = 4
print(keys, values, items, len(keys), list(reversed(keys)), list(reversed(values)), list(reversed(items)), keys.mapping is d, keys.mapping == d)
print(repr({}.keys()), repr({}.values()), repr({}.items()), repr({1: 1}.keys() | {2}), type(keys & keys), bool({}.keys()))
