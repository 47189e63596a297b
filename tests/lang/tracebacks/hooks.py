# sys.excepthook, sys.unraisablehook, threading.excepthook: what they get.
import gc, sys, threading, types


def hook(kind, value, tb):
    print("excepthook", kind.__name__, value, tb is value.__traceback__)


print(sys.excepthook is sys.__excepthook__, sys.unraisablehook is sys.__unraisablehook__)
sys.excepthook = hook


def unraisable(args):
    print("unraisable", args.exc_type.__name__, args.exc_value, args.err_msg, getattr(args.object, "__qualname__", args.object))
    print(type(args).__name__, len(args), args[0] is args.exc_type)


sys.unraisablehook = unraisable


class Fails:
    def __del__(self):
        raise ValueError("in del")


Fails()
import weakref


class Target: ...


def callback(reference):
    raise KeyError("in callback")


target = Target()
reference = weakref.ref(target, callback)
del target


def generator():
    try:
        yield
    finally:
        raise TypeError("while closing")


g = generator()
next(g)
del g


class Iterator:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration

    def __length_hint__(self):
        return NotImplemented


print(list(Iterator()))


def bad_hook(args):
    raise RuntimeError("bad hook")


def thread_hook(args):
    print("thread", args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback is not None)
    print(type(args).__name__, len(args))


def run(function):
    thread = threading.Thread(target=function, name="worker")
    thread.start()
    thread.join()


def fails():
    raise ValueError("in thread")


threading.excepthook = thread_hook
run(fails)
run(lambda: sys.exit(3))
threading.excepthook = lambda args: 1 / 0
run(fails)
threading.excepthook = threading.__excepthook__
sys.unraisablehook = lambda args: print("plain", args.exc_value)
Fails()
try:
    threading.excepthook(3)
except TypeError as error:
    print(error)
print(threading.ExceptHookArgs((ValueError, ValueError(1), None, None)).exc_value)
for wrong in [(), (1,), (1, 2, 3, 4, 5)]:
    try:
        threading.ExceptHookArgs(wrong)
    except (TypeError, ValueError) as error:
        print(error)
try:
    sys.excepthook()
except TypeError as error:
    print(str(error).split(".")[-1])
try:
    sys.__excepthook__(1, 2)
except TypeError as error:
    print(error)
try:
    sys.__unraisablehook__(3)
except TypeError as error:
    print(error)
