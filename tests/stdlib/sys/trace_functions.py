# settrace: local functions that change, f_trace_lines, errors in the tracer.
import sys


def show(title, events):
    print(title)
    for event in events:
        print("   ", *event)


def record(function, *, stop=None, lines=True, fail=None, replace=None):
    events = []
    first = function.__code__.co_firstlineno

    def local(frame, event, value):
        if frame.f_code.co_filename != __file__:
            return None
        shown = value if event == "return" else value[0].__name__ if event == "exception" else ""
        events.append((event, frame.f_code.co_name, frame.f_lineno - first, shown))
        if fail == len(events):
            raise RuntimeError("tracer")
        if stop == len(events):
            return None
        if replace == len(events):
            return other
        if not lines:
            frame.f_trace_lines = False
        return local

    def other(frame, event, value):
        events.append(("other", event, frame.f_lineno - first))
        return other

    sys.settrace(local)
    try:
        function()
    except Exception as error:
        events.append(("raised", type(error).__name__))
    events.append(("tracer is", getattr(sys.gettrace(), "__name__", None)))
    sys.settrace(None)
    return events


def callee(x):
    x += 1
    return x


def plain():
    a = 1
    b = callee(a)
    return a + b


def fails():
    try:
        raise ValueError
    except ValueError:
        pass
    {}[1]


def generator():
    yield 1
    yield 2


def iterates():
    for x in generator():
        y = x
    return y


def nested():
    class Inner:
        value = 1

        def method(self):
            return self.value

    return Inner().method()


def statements():
    x = [
        1,
        callee(2),
    ]
    if x and \
            x[1]:
        y = 1
    else:
        y = 2
    while y < 3:
        y += 1
    with open("/dev/null") as file:
        pass
    try:
        pass
    finally:
        z = 1
    assert z
    del z
    for i in (): pass
    else:
        pass
    match x:
        case [1, 2]:
            pass
        case _:
            return y


for function in (plain, fails, iterates, nested, statements):
    show(function.__name__, record(function))
show("without lines", record(plain, lines=False))
show("stopped at 2", record(plain, stop=2))
show("stopped at 1", record(plain, stop=1))
show("replaced at 2", record(plain, replace=2))
for n in (1, 2, 5):
    show(f"fails at {n}", record(plain, fail=n))


def switches():
    sys.settrace(None)
    a = 1
    return a


show("turned off inside", record(switches))
try:
    sys.settrace()
except TypeError as error:
    print(error)
sys.settrace(3)
try:
    plain()
except TypeError as error:
    print(error)
print(sys.gettrace())


def opcodes():
    return callee(1)


def tracer(frame, event, value):
    frame.f_trace_opcodes = True
    frame.f_trace_lines = False
    seen.append(event)
    return tracer


seen = []
sys.settrace(tracer)
opcodes()
sys.settrace(None)
print(seen.count("call"), seen.count("return"), seen.count("line"))


def profile(frame, event, value):
    if frame.f_code.co_filename == __file__:
        seen.append((event, frame.f_code.co_name, getattr(value, "__name__", value)))


def profiled():
    len("abc")
    callee(1)
    sorted([2, 1], key=lambda x: x)
    try:
        int("x")
    except ValueError:
        pass
    [callee(i) for i in range(2)]
    list(generator())
    "a".join(["b"])


seen = []
sys.setprofile(profile)
profiled()
sys.setprofile(None)
for event in seen:
    print("   ", *event)
