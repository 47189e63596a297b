# Every method of set and frozenset with any number of arguments, and their errors.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for make in (set, frozenset):
    s = make("abc")
    print(sorted(s.union()), sorted(s.union("d", ["e"])), sorted(s.intersection("ab", "bc")), sorted(s.difference("a", {"b": 1})), sorted(s.symmetric_difference("cd")), s.isdisjoint("xyz"), s.issubset("abcd"), s.issuperset("ab"), sorted(s.copy()), s.copy() is s)
    for call in ["s.union(5)", "s.union([[]])", "s.intersection(5)", "s.intersection([[]])", "s.difference([[]])", "s.symmetric_difference()", "s.symmetric_difference(1)", "s.symmetric_difference('a', 'b')", "s.isdisjoint()", "s.isdisjoint(5)", "s.issubset()", "s.issubset(5)", "s.issuperset(5)", "s.issuperset([[]])", "s | [1]",
                 "s & 'a'", "s - 5", "s ^ None", "s < 'abc'", "s <= [1]", "s == 'abc'", "[] in s", "{'a'} in s", "s.__contains__()", "s.__contains__([])", "s.copy(1)", "make(5)", "make(1, 2)", "make([[]])", "make(iterable=[])", "s + s", "s[0]", "s.add", "hash(s) == hash(make('cba'))", "s * 2"]:
        print(make.__name__, call, attempt(eval, call, {"s": make("a"), "make": make}).replace(" method", "")[:90] if call != "s.add" else hasattr(s, "add"))
s = set("abc")
for call in ["s.add()", "s.add([])", "s.add(1, 2)", "s.remove('z')", "s.remove([])", "s.remove(())", "s.discard('z')", "s.discard([])", "set().pop()", "s.pop(1)", "s.clear(1)", "s.update(5)", "s.update()", "s.update([[]])", "s.intersection_update(5)", "s.difference_update(5)", "s.symmetric_difference_update(5)", "s.symmetric_difference_update()", "s.__ior__([1])", "s.__iand__('a')"]:
    print(call, attempt(eval, call, {"s": set("abc")}))
try:
    s |= [1]
except TypeError as error:
    print(error)
print({frozenset("a")} == {frozenset("a")}, set("a") in {frozenset("a")}, {frozenset("a")} - {frozenset("a")}, type(set.__contains__).__name__)
s = {frozenset("a"), 1}
s.remove(set("a"))
s.discard(set("z"))
print(s)
