# Two tools at once, with settrace and setprofile beside them.
import sys

M = sys.monitoring
E = M.events
seen = []


def f(n):
    return g(n) + 1


def g(n):
    return n


def show(title):
    print(title, seen)
    seen.clear()


def tool(number, word):
    M.use_tool_id(number, word)
    M.register_callback(number, E.PY_START, lambda code, at: seen.append((word, "start", code.co_name)) if code in (f.__code__, g.__code__) else None)
    M.register_callback(number, E.PY_RETURN, lambda code, at, value: seen.append((word, "return", value)) if code in (f.__code__, g.__code__) else None)


tool(0, "zero")
tool(5, "five")
M.set_events(0, E.PY_START)
M.set_events(5, E.PY_START | E.PY_RETURN)
f(1)
M.set_events(0, 0)
f(2)
M.set_local_events(0, g.__code__, E.PY_RETURN)
f(3)
M.set_events(5, 0)
f(4)
M.set_local_events(0, g.__code__, 0)
f(5)
show("tools")


def tracer(frame, event, value):
    if frame.f_code in (f.__code__, g.__code__):
        seen.append(("trace", event, frame.f_code.co_name))
        return tracer


def profiler(frame, event, value):
    if frame.f_code in (f.__code__, g.__code__):
        seen.append(("profile", event, frame.f_code.co_name))


M.set_events(5, E.PY_START | E.PY_RETURN)
sys.settrace(tracer)
f(6)
sys.settrace(None)
show("with a tracer")
sys.setprofile(profiler)
f(7)
sys.setprofile(None)
show("with a profiler")
sys.setprofile(profiler)
sys.settrace(tracer)
f(8)
sys.settrace(None)
sys.setprofile(None)
M.set_events(5, 0)
show("with both")
for number in (0, 5):
    M.free_tool_id(number)
f(9)
show("without")
