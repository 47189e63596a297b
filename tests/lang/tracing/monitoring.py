# sys.monitoring (PEP 669).
import sys
m = sys.monitoring
E = m.events
T = 3
print(m.get_tool(T)); m.use_tool_id(T, "test"); print(m.get_tool(T), m.DEBUGGER_ID, m.COVERAGE_ID, m.PROFILER_ID, m.OPTIMIZER_ID)
for code in ["m.use_tool_id(T, 'again')", "m.use_tool_id(9, 'x')", "m.use_tool_id(4, 5)", "m.set_events(4, 1)", "m.register_callback(T, 3, None)", "m.set_events(T, E.C_RETURN)", "m.set_local_events(T, 5, 1)", "m.get_events(-1)"]:
    try: exec(code)
    except Exception as e: print(code, type(e).__name__, e)
log = []
def name(code): return code.co_name
def reg(event, fn): m.register_callback(T, event, fn)
def body(x):
    y = 0
    for i in range(x):
        y += i
    if y:
        y = len([y])
    return y
def gen():
    yield 1
    yield 2
def fails():
    raise KeyError
def handles():
    try:
        fails()
    except KeyError:
        return 1
def watch(events, fn, *args):
    log.clear()
    m.set_events(T, events)
    try: fn(*args)
    finally: m.set_events(T, 0)
    print(log)
reg(E.PY_START, lambda code, off: log.append(("start", name(code))))
reg(E.PY_RETURN, lambda code, off, v: log.append(("return", name(code), v)))
reg(E.PY_RESUME, lambda code, off: log.append(("resume", name(code))))
reg(E.PY_YIELD, lambda code, off, v: log.append(("yield", name(code), v)))
reg(E.CALL, lambda code, off, f, arg: log.append(("call", f.__name__, "missing" if arg is m.MISSING else arg)))
reg(E.C_RETURN, lambda code, off, f, arg: log.append(("c_return", f.__name__)))
reg(E.C_RAISE, lambda code, off, f, arg: log.append(("c_raise", f.__name__)))
reg(E.LINE, lambda code, line: log.append(("line", name(code), line - code.co_firstlineno)))
reg(E.RAISE, lambda code, off, e: log.append(("raise", name(code), type(e).__name__)))
reg(E.PY_UNWIND, lambda code, off, e: log.append(("unwind", name(code), type(e).__name__)))
reg(E.EXCEPTION_HANDLED, lambda code, off, e: log.append(("handled", name(code), type(e).__name__)))
reg(E.PY_THROW, lambda code, off, e: log.append(("throw", name(code), type(e).__name__)))
watch(E.PY_START | E.PY_RETURN, body, 2)
watch(E.PY_START | E.PY_RETURN | E.PY_RESUME | E.PY_YIELD, lambda: list(gen()))
watch(E.LINE, body, 2)
watch(E.RAISE | E.PY_UNWIND | E.EXCEPTION_HANDLED, handles)
def thrown():
    g = gen(); next(g)
    try: g.throw(ValueError)
    except ValueError: pass
watch(E.PY_THROW | E.PY_UNWIND, thrown)
def calls():
    len("a")
    try: int("x")
    except ValueError: pass
    body(0)
watch(E.CALL, calls)
# DISABLE and restart_events; local events.
def disabling(code, line):
    log.append(line - code.co_firstlineno)
    return m.DISABLE
reg(E.LINE, disabling)
log.clear(); m.set_local_events(T, body.__code__, E.LINE); body(3); body(3); print(log, m.get_local_events(T, body.__code__) == E.LINE)
m.restart_events(); body(1); print(log)
m.set_local_events(T, body.__code__, 0); body(1); print(len(log))
reg(E.RAISE, lambda *a: m.DISABLE)
try: watch(E.RAISE, handles)
except ValueError as e: print(e)
old = m.register_callback(T, E.LINE, None); print(old is disabling, m.register_callback(T, E.LINE, None))
m.free_tool_id(T); print(m.get_tool(T), m._all_events())
