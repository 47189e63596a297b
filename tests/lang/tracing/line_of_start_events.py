"""While a monitoring tool is told of a function's start, its frame stands at the line of the `def`."""

import sys


def told(code, offset):
    frame = sys._getframe(1)
    if frame.f_code.co_filename == __file__ and frame.f_code.co_name != "<module>":
        print(frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno)


def plain(a, b):
    c = a + b
    return c


def documented():
    """Nothing."""

    return 1


def generate():
    yield 1
    yield 2


class Thing:
    @staticmethod
    def method():
        pass


tool = sys.monitoring.DEBUGGER_ID
sys.monitoring.use_tool_id(tool, "told")
sys.monitoring.register_callback(tool, sys.monitoring.events.PY_START, told)
sys.monitoring.set_events(tool, sys.monitoring.events.PY_START)
plain(1, 2)
documented()
list(generate())
Thing.method()
(lambda: 0)()
sys.monitoring.set_events(tool, 0)
sys.monitoring.free_tool_id(tool)
