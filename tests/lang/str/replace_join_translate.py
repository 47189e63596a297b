# replace with a count, join of what is no str, translate and maketrans.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print("aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "aaa".replace("a", "b", 0), "aaa".replace("a", "b", -1), "abc".replace("", "-"), "abc".replace("", "-", 2), "aaa".replace("a", "b", count=1))
print(",".join("abc"), ",".join([]), "".join(["a"]), ",".join({"k": 1}), ", ".join(str(n) for n in range(3)))
for call in ["','.join([1])", "','.join(['a', None, 'b'])", "','.join(5)", "','.join()", "','.join(['a'], ['b'])", "','.join([b'a'])", "'a'.replace('a')", "'a'.replace(1, 'b')", "'a'.replace('a', 1)", "'a'.replace('a', 'b', 'c')",
             "'a'.replace('a', 'b', 1, 2)", "'a'.replace(old='a', new='b')"]:
    print(call, attempt(eval, call))
table = str.maketrans("abc", "xyz", "d")
print(table, "abcd!".translate(table), "abc".translate({97: None, 98: "BB", 99: 67}), "abc".translate({}), "ab".translate([None] * 97 + ["A"]))
print(str.maketrans({"a": "b", 99: None, "é": 5}), str.maketrans("", "", "xy"))
for call in ["str.maketrans('ab', 'c')", "str.maketrans({'ab': 1})", "str.maketrans({1.5: 1})", "str.maketrans(1)", "str.maketrans('a', 1)", "str.maketrans('a', 'b', 1)", "str.maketrans()", "'a'.translate()", "'a'.translate(5)",
             "'a'.translate({97: 2**30})", "'a'.translate({97: 1.5})", "'a'.translate({97: b'x'})"]:
    print(call, attempt(eval, call))


class Upper(dict):
    def __missing__(self, point):
        return chr(point).upper()


print("hello".translate(Upper({ord("l"): None})))
