# sys.settrace: what the trace function may do and answer.
import sys

def f():
    x = 1
    return x

log = []
def local(frame, event, arg):
    log.append(("local", event, frame.f_lineno))
def global_(frame, event, arg):
    log.append(("global", event, frame.f_lineno))
    return local
sys.settrace(global_); f(); print(sys.gettrace() is global_); sys.settrace(None); print(log, sys.gettrace())

# None stops a frame; another function takes over.
log.clear()
def once(frame, event, arg):
    log.append(("once", event))
    return twice
def twice(frame, event, arg):
    log.append(("twice", event))
    return once
sys.settrace(lambda *a: once); f(); sys.settrace(None); print(log)
log.clear()
sys.settrace(lambda fr, ev, arg: log.append(ev)); f(); sys.settrace(None); print(log)

# An exception in the trace function ends tracing and arrives in the traced code.
def bad(frame, event, arg):
    if event == "line":
        raise RuntimeError("bad")
    return bad
sys.settrace(bad)
try:
    f()
except RuntimeError as e:
    print("raised", e, sys.gettrace())
sys.settrace(None)

# f_trace, f_trace_lines, f_trace_opcodes.
def lines_off(frame, event, arg):
    log.append(event)
    frame.f_trace_lines = False
    return lines_off
log.clear(); sys.settrace(lines_off); f(); sys.settrace(None); print(log)
def opcodes(frame, event, arg):
    frame.f_trace_opcodes = True
    log.append(event)
    return opcodes
log.clear(); sys.settrace(opcodes); f(); sys.settrace(None); print(sorted(set(log)), log.count("opcode") > 1)
fr = sys._getframe()
print(fr.f_trace, fr.f_trace_lines, fr.f_trace_opcodes)
for code in ["fr.f_trace_lines = 1", "fr.f_trace_opcodes = 1", "fr.f_lineno = 3", "del fr.f_lineno", "fr.f_lineno = 'a'"]:
    try: exec(code)
    except Exception as e: print(type(e).__name__, e)

# A tracer that is set in the middle sees new frames only, unless f_trace is set.
def outer(own):
    log.clear()
    sys.settrace(see)
    if own:
        sys._getframe().f_trace = see
    f()
    x = 1
    sys.settrace(None)
def see(frame, event, arg):
    log.append((frame.f_code.co_name, event))
    return see
outer(False); print(log)
outer(True); print(log)

# Variables can be changed while tracing (PEP 667).
def change(frame, event, arg):
    if event == "return":
        return
    if frame.f_code.co_name == "g" and "x" in frame.f_locals:
        frame.f_locals["x"] = 100
    return change
def g():
    x = 1
    y = x + 1
    return x, y
sys.settrace(change); r = g(); sys.settrace(None); print(r)

# The tracer itself is not traced; call_tracing traces again.
def t2(frame, event, arg):
    log.append(("t2", frame.f_code.co_name, event))
    if event == "call" and frame.f_code.co_name == "f" and len(log) < 3:
        sys.call_tracing(f, ())
    f()
    return None
log.clear(); sys.settrace(t2); f(); sys.settrace(None); print(log)

import threading
log.clear()
threading.settrace(lambda fr, ev, arg: log.append((fr.f_code.co_name, ev)) if fr.f_code.co_name in ("work",) else None)
def work(): pass
t = threading.Thread(target=work); t.start(); t.join()
threading.settrace(None); print(log, threading.gettrace())

# Deleting what is traced, switching off in the middle of a loop.
def toggles():
    n = 0
    for i in range(2000):
        sys.settrace(see if i % 2 else None)
        n += 1
    sys.settrace(None)
    return n
print(toggles())
