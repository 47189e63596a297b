# try / except / else / finally in every combination.
def f(what):
    try:
        print("try", end=" ")
        if what == "value": raise ValueError("v")
        if what == "key": raise KeyError("k")
        if what == "type": raise TypeError
        if what == "return": return "returned"
    except ValueError as e:
        print("value", e.args, end=" ")
    except (KeyError, IndexError) as e:
        print("lookup", e, repr(e), end=" ")
        return "from except"
    else:
        print("else", end=" ")
    finally:
        print("finally", end=" ")
    return "end"
for w in ["none", "value", "key", "return", "type"]:
    try:
        print(f(w))
    except TypeError as e:
        print("escaped", repr(e))
try:
    try:
        raise ValueError("inner")
    finally:
        print("cleanup")
except ValueError as e:
    saved = e
    print(e)
try:
    e
except NameError as n:
    print(n)
print(saved.__traceback__ is not None)
def handler_types():
    yield ValueError
    yield (ValueError, KeyError)
    yield ((ValueError,), KeyError)
    yield ()
    yield 5
    yield "ValueError"
    yield (ValueError, 5)
for h in handler_types():
    try:
        try:
            raise ValueError("x")
        except h:
            print("caught with", h)
    except ValueError:
        print("not caught with", h)
    except TypeError as e:
        print(e)
try:
    raise
except RuntimeError as e:
    print(e)
for thing in [5, "s", None, object, int, ValueError, ValueError("i"), KeyError("k", 2), Exception, lambda: 1]:
    try:
        raise thing
    except Exception as e:
        print(type(e).__name__, e, e.args)
class NoInit(Exception):
    def __new__(cls, *a): return 5
try:
    raise NoInit
except TypeError as e:
    print(e)
class BadInit(Exception):
    def __init__(self, needed): pass
try:
    raise BadInit
except TypeError as e:
    print(e)
try:
    {}["missing"]
except LookupError as e:
    print(str(e), repr(e), e.args)
def nested():
    try:
        raise ValueError(1)
    except ValueError:
        try:
            raise KeyError(2)
        except KeyError as e:
            print(repr(e.__context__))
        raise
try:
    nested()
except ValueError as e:
    print("reraised", e, e.__context__)
for bad in ["try: pass", "try:\n pass\nexcept:\n pass\nexcept ValueError:\n pass", "try:\n pass\nelse:\n pass", "try:\n pass\nfinally:\n pass\nexcept:\n pass", "except: pass", "try:\n pass\nexcept as e:\n pass", "try:\n pass\nexcept A as 1:\n pass", "try:\n pass\nexcept A as b.c:\n pass", "raise a, b", "raise from b", "try:\n pass\nexcept* A:\n pass\nexcept B:\n pass", "try:\n pass\nexcept*:\n pass", "break", "continue", "def f():\n break", "return", "class A:\n return 1", "for x in y:\n def f(): break", "while 1:\n class A: continue", "try:\n x\nexcept:\n y\nelse:\n z\nelse:\n w"]:
    try:
        compile(bad, "<t>", "exec")
        print(repr(bad), "fine")
    except SyntaxError as e:
        print(repr(bad), "|", e.msg)
