# find, index, count and their relatives take bytes or an int.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for data in (b"abcabc", bytearray(b"abcabc")):
    for method in ["find", "rfind", "index", "rindex", "count"]:
        call = getattr(data, method)
        print(method, [attempt(call, *args) for args in [(b"bc",), (98,), (b"bc", 2), (b"bc", -3, None), (b"",), (b"", 9), (bytearray(b"c"),), (memoryview(b"a"),), (b"x",)]])
        for args in [(), ("a",), (256,), (-1,), (b"a", "x"), (1.5,), (b"a", 1, 2, 3), (None,)]:
            print("   ", args, attempt(call, *args))
    for method in ["startswith", "endswith"]:
        call = getattr(data, method)
        print(method, [attempt(call, *args) for args in [(b"abc",), (b"bc", 1), ((b"x", b"abc"),), ((),), (b"",), (bytearray(b"abc"),)]])
        for args in [(), ("a",), (97,), (("a",),), ([b"a"],), (b"a", "b")]:
            print("   ", args, attempt(call, *args))
    print(98 in data, b"bc" in data, attempt(lambda: "b" in data), attempt(lambda: 300 in data), attempt(lambda: None in data), b"" in data)
