# sys.setprofile: calls, returns, native calls.
import sys
def run(function, *args):
    events = []
    def prof(frame, event, arg):
        if event.startswith("c_"):
            events.append((event, arg.__name__))
        else:
            events.append((event, frame.f_code.co_name, arg))
    sys.setprofile(prof)
    try:
        function(*args)
    except Exception:
        pass
    sys.setprofile(None)
    print(function.__name__, events[:-1])
def a():
    return len([1])
def b():
    [].append(1)
    x = "abc".upper()
    int("12")
    return max(1, 2, key=None)
def c():
    raise KeyError
def d():
    try:
        int("x")
    except ValueError:
        pass
    [].pop()
def gen():
    yield 1
    yield 2
def e():
    for x in gen(): pass
    list(gen())
class C:
    def __init__(self): pass
    def m(self): return 1
def f():
    C().m()
    C.m(C())
    sorted([2, 1], key=lambda v: v)
    (lambda: 1)()
    print(end="")
def g():
    f = "{}".format
    f(1)
    dict.fromkeys("ab")
    str.join(",", ["a"])
for fn in (a, b, c, d, e, f, g): run(fn)
def bad(*args): raise ValueError("profiler")
sys.setprofile(bad)
try: a()
except ValueError as err: print(err, sys.getprofile())
