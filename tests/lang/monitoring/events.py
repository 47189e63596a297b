# sys.monitoring (PEP 669): what each event is told.
import sys

M = sys.monitoring
E = M.events
TOOL = 3
M.use_tool_id(TOOL, "test")


def name(x):
    return getattr(x, "co_name", None) or getattr(x, "__name__", None) or repr(x)


def record(function, *events):
    seen = []
    for event in events:
        def callback(code, *rest, event=event):
            if code.co_filename != __file__:
                return
            word = next(k for k, v in vars(E).items() if v == event)
            if event == E.LINE:
                shown = [rest[0] - code.co_firstlineno]
            elif event in (E.CALL, E.C_RETURN, E.C_RAISE):
                shown = [name(rest[1]), "MISSING" if rest[2] is M.MISSING else getattr(rest[2], "co_name", None) or type(rest[2]).__name__]
            elif event in (E.JUMP, E.BRANCH, E.INSTRUCTION):
                shown = []
            else:
                shown = [repr(x) for x in rest[1:]]
            seen.append((word, code.co_name, *shown))

        M.register_callback(TOOL, event, callback)
    total = 0
    for event in events:
        if event not in (E.C_RETURN, E.C_RAISE):
            total |= event
    M.set_events(TOOL, total)
    try:
        function()
    except Exception as error:
        seen.append(("left by", type(error).__name__))
    finally:
        M.set_events(TOOL, 0)
        for event in events:
            M.register_callback(TOOL, event, None)
    seen = [s for s in seen if s[1] != "record"]
    print(function.__name__, *[k for k, v in vars(E).items() if v in events])
    for item in seen:
        print("   ", item)


def simple():
    x = 1
    y = len([x])
    return x + y


def calls():
    simple()
    str(3)
    max(1, 2)
    "a".upper()
    int("7")
    print


def generator():
    yield 1
    yield 2
    return 3


def iterates():
    for x in generator():
        pass
    g = generator()
    next(g)
    try:
        g.throw(KeyError)
    except KeyError:
        pass


def raises():
    try:
        int("x")
    except ValueError:
        pass
    try:
        try:
            {}[1]
        except TypeError:
            pass
    except LookupError:
        pass


def fails():
    raise OSError(1)


def propagates():
    fails()


def reraises():
    try:
        fails()
    except OSError:
        raise


def branches():
    for i in range(2):
        if i:
            pass
    while False:
        pass


class A:
    def __init__(self):
        self.x = 1

    def method(self, a):
        return a


def objects():
    A().method(1)
    [A for _ in range(2)]
    (lambda: 0)()


record(simple, E.PY_START, E.PY_RETURN)
record(simple, E.LINE)
record(calls, E.CALL)
record(calls, E.CALL, E.C_RETURN, E.C_RAISE)
record(raises, E.CALL, E.C_RETURN, E.C_RAISE)
record(iterates, E.PY_START, E.PY_RESUME, E.PY_RETURN, E.PY_YIELD, E.PY_THROW, E.PY_UNWIND)
record(raises, E.RAISE, E.EXCEPTION_HANDLED)
record(reraises, E.RAISE, E.RERAISE, E.EXCEPTION_HANDLED, E.PY_UNWIND)
record(propagates, E.RAISE, E.PY_UNWIND)
record(objects, E.PY_START, E.CALL)
record(branches, E.LINE)
M.free_tool_id(TOOL)
