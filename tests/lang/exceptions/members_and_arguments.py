# The attributes of exceptions, set by their constructors and by hand.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for make in [lambda: OSError(2, "text", "file", None, "file2"), lambda: OSError("one"), lambda: OSError(), lambda: OSError(2, "text"), lambda: ImportError("m", name="n", path="p"), lambda: StopIteration(5, 6), lambda: SystemExit(3), lambda: SystemExit(1, 2), lambda: NameError("m", name="x"), lambda: AttributeError("m", name="x", obj=5),
             lambda: SyntaxError("m", ("f", 1, 2, "t", 3, 4)), lambda: SyntaxError("m"), lambda: UnicodeDecodeError("utf-8", b"abc", 1, 2, "why"), lambda: KeyError("k"), lambda: BaseExceptionGroup("g", [ValueError(1)]), lambda: UnicodeTranslateError("abc", 0, 1, "r")]:
    error = make()
    names = [name for class_ in type(error).__mro__[:-3] for name, value in vars(class_).items() if type(value).__name__ == "member_descriptor" and name != "_metadata"]
    print(type(error).__name__, error.args, {name: getattr(error, name) for name in sorted(set(names))}, str(error))
for call in ["OSError(foo=1)", "ImportError('m', foo=1)", "NameError(nam='x')", "AttributeError('a', obj=1, x=2)", "ValueError(x=1)", "UnicodeDecodeError()", "UnicodeDecodeError('utf-8', 'a', 0, 1, 'r')", "UnicodeEncodeError('utf-8', b'a', 0, 1, 'r')", "SyntaxError('m', 5)", "SyntaxError('m', ('f', 1))", "BaseExceptionGroup('g')", "BaseExceptionGroup('g', [])", "BaseExceptionGroup(5, [ValueError()])", "BaseExceptionGroup('g', [5])", "ExceptionGroup('g', [KeyboardInterrupt()])",
             "Exception().with_traceback(5)", "Exception().add_note(5)", "Exception().__setstate__(5)", "StopIteration(x=1)", "SystemExit(x=1)", "KeyError(x=1)"]:
    print(call, attempt(eval, call))
error = ValueError("v")
for name, value in [("args", 5), ("args", [1, 2]), ("__traceback__", 5), ("__cause__", 5), ("__context__", "x"), ("__suppress_context__", "x"), ("__notes__", 5), ("__cause__", None)]:
    print(name, attempt(setattr, error, name, value), getattr(error, name))
for name in ["args", "__traceback__", "__cause__", "__context__", "__suppress_context__", "__dict__"]:
    print(name, attempt(delattr, error, name))
