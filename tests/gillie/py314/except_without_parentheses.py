"""PEP 758: except and except* without parentheses."""


def f(what):
    try:
        raise what
    except ValueError, KeyError:
        return "first"
    except TypeError, OSError, ZeroDivisionError:
        return "second"


print(f(ValueError()), f(KeyError()), f(OSError()), f(ZeroDivisionError()))  # expect: first first second second
try:
    raise ExceptionGroup("g", [ValueError(1), KeyError(2), TypeError(3)])
except* ValueError, KeyError:
    print("value or key")  # expect: value or key
except* TypeError:
    print("type")  # expect: type
# With a name the parentheses stay:
for source in ("try: pass\nexcept A, B as e: pass", "try: pass\nexcept (A, B) as e: pass"):
    try:
        compile(source, "<t>", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg)
# expect: multiple exception types must be parenthesized when using 'as'
# expect: fine
