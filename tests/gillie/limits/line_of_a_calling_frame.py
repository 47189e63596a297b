# A trace function may move only the frame whose event it gets, not one that waits for a call. (CPython 3.13 crashes.)
import sys

seen = set()


def trace(frame, event, argument):
    if frame.f_code.co_name == "called" and event == "line":
        for other in frame.f_back, sys._getframe():
            try:
                other.f_lineno = TARGET
            except ValueError as error:
                seen.add(str(error))
    return trace


def called(x):
    y = x
    return y


def caller():
    for x in map(called, [[1], [2]]):
        z = x
    z = [object() for _ in range(10)]
    return z


TARGET = caller.__code__.co_firstlineno + 3
sys.settrace(trace)
result = caller()
sys.settrace(None)
print(seen, len(result))
# expect: {'f_lineno can only be set in a trace function'} 10
