# sys.monitoring: tools, callbacks, local events, DISABLE.
import sys

M = sys.monitoring
E = M.events


def attempt(function, *args):
    try:
        print(function.__name__, args, "->", function(*args))
    except (ValueError, TypeError, OverflowError) as error:
        print(function.__name__, args, "->", type(error).__name__, error)


print(M.DEBUGGER_ID, M.COVERAGE_ID, M.PROFILER_ID, M.OPTIMIZER_ID)
print([k for k in dir(E) if not k.startswith("_") and k in ("PY_START", "PY_RETURN", "LINE", "CALL", "RAISE", "NO_EVENTS")])
print(E.NO_EVENTS, E.PY_START, E.PY_RESUME, E.PY_RETURN, E.PY_YIELD, E.CALL, E.LINE, E.INSTRUCTION, E.JUMP)
for n in range(6):
    print(n, M.get_tool(n))
attempt(M.get_tool, 6)
attempt(M.get_tool, -1)
attempt(M.use_tool_id, 6, "x")
attempt(M.use_tool_id, 2, 3)
attempt(M.use_tool_id, 2, "mine")
attempt(M.use_tool_id, 2, "again")
print(M.get_tool(2))
attempt(M.set_events, 2, -1)
M.set_events(2, E.CALL)
print(M.get_events(2) == E.CALL)
M.set_events(2, 0)
attempt(M.set_events, 4, 0)
attempt(M.get_events, 4)
attempt(M.register_callback, 2, E.LINE | E.CALL, None)
attempt(M.register_callback, 2, 0, None)
attempt(M.register_callback, 2, 1 << 30, None)
attempt(M.register_callback, 9, E.LINE, None)


def first(*args): ...


print(M.register_callback(2, E.LINE, first), M.register_callback(2, E.LINE, len) is first, M.register_callback(2, E.LINE, None) is len)


def target(n):
    x = n
    return x


def other():
    return 1


starts = []
M.register_callback(2, E.PY_START, lambda code, offset: starts.append(code.co_name))
M.set_local_events(2, target.__code__, E.PY_START)
print(M.get_local_events(2, target.__code__) == E.PY_START, M.get_local_events(2, other.__code__))
target(1), other(), target(2)
print(starts)
M.set_local_events(2, target.__code__, 0)
target(1)
print(starts)
attempt(M.get_local_events, 2, 3)
try:
    M.set_local_events(2, target.__code__, E.RAISE)
except ValueError as error:
    print(str(error).split(" 0x")[0])

# DISABLE: no more of this place until restart_events().
lines = []


def once(code, line):
    if code is target.__code__:
        lines.append(line - code.co_firstlineno)
    return M.DISABLE


M.register_callback(2, E.LINE, once)
M.set_events(2, E.LINE)
target(1), target(1)
M.set_events(2, 0)
print(lines)
M.restart_events()
M.set_events(2, E.LINE)
target(1), target(1)
M.set_events(2, 0)
print(lines)


def broken(code, offset):
    raise ZeroDivisionError("in callback")


M.register_callback(2, E.PY_START, broken)
M.set_local_events(2, target.__code__, E.PY_START)
try:
    target(1)
except ZeroDivisionError as error:
    print("raised", error)
M.set_local_events(2, target.__code__, 0)


def cannot(code, offset, error):
    return M.DISABLE


M.register_callback(2, E.RAISE, cannot)
M.set_events(2, E.RAISE)
try:
    try:
        {}[1]
    except KeyError:
        pass
except ValueError as error:
    print(error)
M.set_events(2, 0)
M.free_tool_id(2)
print(M.get_tool(2))
attempt(M.set_events, 2, E.LINE)
print(type(M.MISSING).__name__, type(M.DISABLE).__name__, M.__name__)
