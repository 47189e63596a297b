# An exception in a thread: excepthook of threading, the program goes on.
import threading
def hook(args):
    print("thread failed:", args.exc_type.__name__, args.exc_value, args.thread.name)
threading.excepthook = hook
def work():
    raise ValueError("in a thread")
t = threading.Thread(target=work, name="worker")
t.start()
t.join()
print("main goes on")
