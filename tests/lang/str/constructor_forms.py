# str() of objects, of bytes with an encoding, and its errors.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(repr(str()), str(5), str(b"a"), str(b"\xc3\xa9", "utf-8"), str(b"\xff", "utf-8", "replace"), str(object=5), str(bytearray(b"x"), encoding="ascii"), str(memoryview(b"m"), "ascii"))
for call in ["str(5, 'utf-8')", "str('a', 'utf-8')", "str(b'a', 'nope')", "str(b'\\xff', 'ascii')", "str(b'a', 5)", "str(b'a', 'utf-8', 5)", "str(b'a', 'utf-8', 'strict', 1)", "str(x=5)", "str(None, 'utf-8')", "str(encoding='utf-8')", "str(errors='strict')"]:
    print(call, attempt(eval, call))


class Named:
    def __init__(self, name):
        self.name = name

    def __str__(self):
        return self.name


class Text(str):
    pass


print(str(Named("n")), attempt(str, Named(5)), type(str(Named(Text("t")))).__name__, type(str(Text("t"))).__name__, attempt(repr, type("R", (), {"__repr__": lambda self: 5})()))
print(Text("abc").__getnewargs__(), "abc".__getnewargs__(), str.__new__(Text, "z").__class__.__name__)
print(attempt(str.__new__), attempt(str.__new__, int), attempt(str.__new__, 5))
