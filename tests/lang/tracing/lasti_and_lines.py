"""`f_lasti` and `co_lines()` agree on the line of every event."""

import sys


def line_of(frame):
    last = None
    for start, end, line in frame.f_code.co_lines():
        if start <= frame.f_lasti < end:
            last = line
    return last


events = []


def trace(frame, event, argument):
    events.append((frame.f_code.co_name, event, line_of(frame) == frame.f_lineno))
    return trace


def generator():
    for i in range(2):
        try:
            yield i
        except ValueError:
            pass


def function(x):
    cell = [1]
    for i in range(2):
        if i:
            pass
    try:
        x += 1
    finally:
        x += 2
    while True:
        if x:
            break
    return [x for y in cell], lambda: cell


def work():
    function(1)
    list(generator())

    class Local:
        attribute = 1


sys.settrace(trace)
work()
sys.settrace(None)
print(len(events) > 40, all(right for _, _, right in events), {name for name, _, right in events if not right})
