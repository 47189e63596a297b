"""Lines that have no instructions: `f_lasti` and `co_lines()` agree on them, jumps from there, names alone in a line."""

import sys
import warnings


def line_at(frame):
    found = None
    for start, end, line in frame.f_code.co_lines():
        if start <= frame.f_lasti < end:
            found = line
    return found


def trace(frame, event, arg):
    if frame.f_code.co_name.startswith("traced"):
        first = frame.f_code.co_firstlineno
        print(event, frame.f_lineno - first, line_at(frame) == frame.f_lineno)
    return trace


def traced_breaks():
    x = True
    while x:
        while x:
            break
        break


def traced_name(self):
    self


def traced_names(self):
    if self:
        self
    else:
        pass
    self


for function in (traced_breaks, lambda: traced_name(1), lambda: traced_names(0), lambda: traced_names(1)):
    sys.settrace(trace)
    function()
    sys.settrace(None)


def jumping():
    print("one")
    numbers = [n for n in range(3)]
    later = 5
    print("four", numbers, later)


def jump(frame, event, arg):
    if event == "line" and frame.f_code is jumping.__code__ and frame.f_lineno == jumping.__code__.co_firstlineno + 2:
        frame.f_lineno += 2
    return jump


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    sys.settrace(jump)
    jumping()
    sys.settrace(None)
print([str(warning.message) for warning in caught])
