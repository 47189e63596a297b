# None, True, False, Ellipsis, NotImplemented, __debug__.
print(None, True, False, ..., Ellipsis is ..., NotImplemented, __debug__)
print(type(None), type(...), type(NotImplemented), type(None)() is None, type(...)() is ...)
for text in ["None = 1", "True = 1", "... = 1", "__debug__ = 1", "def f(None): pass", "x.None = 1", "for True in x: pass", "del None", "1 = x", "'a' = 1", "f() = 1", "a + b = 1", "[a, 1] = x", "{1: 2} = 1", "lambda: 1 = 2", "(x for x in y) = 1", "x == 1 = 2", "-x = 1", "f'{x}' = 1", "a, b += 1", "(yield) = 1", "import a.b as None", "None += 1"]:
    try:
        compile(text, "<t>", "exec")
        print(text, "fine")
    except SyntaxError as e:
        print(f"{text:22} {e.msg}")
print({None: 1, ...: 2, True: 3})
