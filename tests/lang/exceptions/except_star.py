# except*: matching, leftovers, nesting, naked exceptions.
def run(exc):
    try:
        raise exc
    except* ValueError as e:
        print("  value", repr(e))
    except* (TypeError, KeyError) as e:
        print("  type/key", repr(e))
    else:
        print("  else")
    finally:
        print("  finally")
for exc in [ValueError(1), ExceptionGroup("g", [ValueError(1), TypeError(2)]), ExceptionGroup("g", [ValueError(1), ExceptionGroup("n", [KeyError(2), ValueError(3)])])]:
    print(repr(exc))
    run(exc)
for exc in [OSError("o"), ExceptionGroup("g", [OSError(1), ValueError(2)])]:
    try:
        run(exc)
    except BaseException as e:
        print("escaped", repr(e))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("new")
    except* TypeError as e:
        raise
except ExceptionGroup as e:
    print(repr(e), [repr(x.__context__) for x in e.exceptions])
try:
    try:
        raise ValueError("naked")
    except* ValueError:
        raise RuntimeError("replaced")
except BaseException as e:
    print(repr(e), repr(e.__context__))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError
    except* 5:
        pass
except TypeError as e:
    print(e)
def loop():
    for i in range(3):
        try:
            if i: raise ExceptionGroup("loop", [ValueError(i)])
        except* ValueError as eg:
            print(i, eg.exceptions)
        else:
            print(i, "no error")
loop()
try:
    eg
except NameError as e:
    print(e)
for bad in ["def f():\n try: pass\n except* A: return", "for x in y:\n try: pass\n except* A: break", "for x in y:\n try: pass\n except* A: continue", "try: pass\nexcept* A: pass\nexcept B: pass", "try: pass\nexcept *: pass"]:
    try:
        compile(bad, "<t>", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg)
def nested():
    try:
        try:
            raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
        except* ValueError:
            print("inner value")
    except* TypeError:
        print("outer type")
try:
    nested()
except ExceptionGroup as e:
    print(repr(e))
