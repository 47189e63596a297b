# The frames of other threads, while they wait.
import sys
import threading
import traceback

ready = threading.Event()
done = threading.Event()


def inner():
    ready.set()
    done.wait()


def outer():
    inner()


thread = threading.Thread(target=outer)
thread.start()
ready.wait()
while True:
    frames = sys._current_frames()
    stack = traceback.extract_stack(frames[thread.ident])
    names = [entry.name for entry in stack]
    if names[-1] in ("wait", "inner") and "outer" in names:
        break
print(sorted(frames) == sorted([thread.ident, threading.get_ident()]))
print([entry.line for entry in stack if entry.name in ("inner", "outer")])
print(frames[threading.get_ident()].f_lineno, frames[threading.get_ident()] is sys._getframe())
frame = frames[thread.ident]
while frame.f_code.co_name != "outer":
    frame = frame.f_back
print(frame.f_lineno, frame.f_locals)
done.set()
thread.join()
print(frame.f_locals, thread.ident in sys._current_frames())
