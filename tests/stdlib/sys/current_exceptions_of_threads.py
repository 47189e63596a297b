# sys._current_exceptions() knows what every thread is handling.
import sys
import threading

ready, go = threading.Event(), threading.Event()


def work():
    try:
        raise ValueError("in the thread")
    except ValueError:
        ready.set()
        go.wait()


thread = threading.Thread(target=work)
thread.start()
ready.wait()
found = sys._current_exceptions()
print(repr(found[thread.ident]), found[threading.get_ident()])
try:
    raise KeyError("here")
except KeyError as error:
    print(sys._current_exceptions()[threading.get_ident()] is error)
go.set()
thread.join()
print(thread.ident in sys._current_exceptions())
