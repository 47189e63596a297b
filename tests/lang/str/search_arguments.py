# count, find, index, startswith, endswith with bounds of every kind.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


text = "abcabcabc"
for method in ["find", "rfind", "count", "index", "rindex"]:
    call = getattr(text, method)
    print(method, [attempt(call, *args) for args in [("abc",), ("abc", 1), ("abc", 1, 5), ("abc", -4), ("abc", None, -1), ("", 3), ("", 10), ("x",), ("c", 2**70), ("a", -(2**70))]])
    for args in [(), (1,), ("a", "b"), ("a", 1.5), ("a", 1, 2, 3), (b"a",), (None,)]:
        print("   ", args, attempt(call, *args))
for method in ["startswith", "endswith"]:
    call = getattr(text, method)
    print(method, [attempt(call, *args) for args in [("abc",), ("abc", 3), ("bc", 1), ("abc", 0, 2), (("x", "abc"),), ((),), ("",), ("", 20), ("c", -1), ("a", None, None)]])
    for args in [(), (1,), (["a"],), (("a", 1),), ("a", "b"), ("a", 1, 2, 3), (b"a",)]:
        print("   ", args, attempt(call, *args))
print("" in "", "a" in "abc", attempt(lambda: 1 in "abc"), attempt(lambda: None in "abc"), attempt(lambda: b"a" in "abc"))
