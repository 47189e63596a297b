# The attributes of frames and of tracebacks, and which may be set.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import sys
import types


def inner():
    frame = sys._getframe()
    print(frame.f_code.co_name, frame.f_back.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, frame.f_globals is globals(), frame.f_builtins["len"] is len, frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes, type(frame.f_lasti).__name__)
    for name, value in [("f_lineno", 1), ("f_lineno", "a"), ("f_code", 1), ("f_back", None), ("f_locals", {}), ("f_globals", {}), ("f_trace_lines", False), ("f_trace_lines", 1), ("f_trace_opcodes", True), ("other", 1), ("f_trace", None)]:
        try:
            setattr(frame, name, value)
            print(name, getattr(frame, name))
        except Exception as error:
            print(name, type(error).__name__, error)
    return frame


def outer():
    return inner()


frame = outer()
print(frame.f_back.f_code.co_name, attempt(frame.clear), frame.f_lineno is not None, attempt(type(frame)), repr(frame).split(", ")[-1])
try:
    1 / 0
except ZeroDivisionError as error:
    trace = error.__traceback__
print(trace.tb_next, trace.tb_lineno, trace.tb_frame is sys._getframe(), type(trace.tb_lasti).__name__)
made = types.TracebackType(trace, frame, 1, 2)
print(made.tb_next is trace, made.tb_lasti, made.tb_lineno, attempt(types.TracebackType), attempt(types.TracebackType, 5, frame, 1, 2), attempt(types.TracebackType, None, 5, 1, 2), attempt(types.TracebackType, None, frame, "a", 2))
made.tb_next = None
for value in [made, 5]:
    print(attempt(setattr, made, "tb_next", value))
for name in ["tb_frame", "tb_lineno", "tb_lasti"]:
    print(attempt(setattr, made, name, 1))
print(attempt(delattr, made, "tb_next"), dir(made))
