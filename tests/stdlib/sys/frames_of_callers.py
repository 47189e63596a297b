# sys._getframe and what frames know.
import sys


def depth():
    frame, n = sys._getframe(), 0
    while frame:
        frame, n = frame.f_back, n + 1
    return n


def names():
    out, frame = [], sys._getframe(0)
    while frame:
        out.append(frame.f_code.co_name)
        frame = frame.f_back
    return out


print(depth(), names(), (lambda: names())(), [names() for _ in [0]])
print(sys._getframe().f_code.co_name, sys._getframe(0) is sys._getframe())
for n in (5, 1000, -1):
    try:
        print(sys._getframe(n).f_code.co_name)
    except ValueError as error:
        print(error)
for wrong in ("x", 1.5, None):
    try:
        sys._getframe(wrong)
    except TypeError as error:
        print(error)


class A:
    here = sys._getframe().f_code.co_name, sys._getframe().f_back.f_code.co_name

    def method(self):
        return sys._getframe(1).f_code.co_name, sys._getframe().f_code.co_qualname


print(A.here, A().method())
print(sys._getframemodulename(), sys._getframemodulename(1), sys._getframemodulename(100))


def generator():
    yield sys._getframe().f_back.f_code.co_name
    yield sys._getframe()


g = generator()
print(next(g), g.gi_frame.f_lineno - g.gi_code.co_firstlineno, g.gi_frame.f_back)
frame = next(g)
print(frame is g.gi_frame, frame.f_back, frame.f_lasti > 0, frame.f_generator is g if hasattr(frame, "f_generator") else True)
g.close()
print(g.gi_frame, frame.f_back, frame.f_locals)


def kept():
    a, b = 1, [2]
    return sys._getframe()


f = kept()
print(f.f_locals, f.f_back is None, f.f_code is kept.__code__, f.f_globals is globals(), f.f_builtins["len"] is len, f.f_trace, f.f_trace_lines, f.f_trace_opcodes)
f.clear()
print(f.f_locals)
try:
    sys._getframe().clear()
except RuntimeError as error:
    print(error)
for attribute, value in [("f_trace_lines", 3), ("f_lineno", 1), ("f_back", None), ("f_code", None), ("f_locals", {}), ("f_trace", 3)]:
    try:
        setattr(f, attribute, value)
        print(attribute, getattr(f, attribute))
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
print(repr(f).split(",")[-1], sorted(n for n in dir(f) if not n.startswith("_") and n != "f_generator"))
