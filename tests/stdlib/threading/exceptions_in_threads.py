# Each thread has its own exception state and recursion depth.
import threading, sys
log, go = [], threading.Barrier(2)
def handler(name):
    try: raise ValueError(name)
    except ValueError:
        go.wait(); log.append((name, str(sys.exception()))); go.wait()
    log.append((name, sys.exception()))
ts = [threading.Thread(target=handler, args=(n,)) for n in "ab"]; [t.start() for t in ts]; [t.join() for t in ts]; print(sorted(map(str, log)))
def deep(n): return n and deep(n - 1)
def overflow():
    def down(): down()
    try: down()
    except RecursionError: depths.append("overflow")
def half():
    try: deep(900); depths.append("fine")
    except RecursionError: depths.append("no")
depths = []; ts = [threading.Thread(target=f) for f in (overflow, half, overflow, half)]; [t.start() for t in ts]; [t.join() for t in ts]; print(sorted(depths))
def collect(f):
    res = {}
    def run():
        try: res["value"] = f()
        except BaseException as e: res["error"] = e
    t = threading.Thread(target=run); t.start(); t.join()
    if "error" in res: raise res["error"]
    return res["value"]
print(collect(lambda: 6 * 7))
try: collect(lambda: {}["k"])
except KeyError as e: print(repr(e), [f.f_code.co_name for f in iter(lambda tb=[e.__traceback__]: (tb.insert(0, tb[0].tb_next) or tb[1].tb_frame) if tb[0] else None, None)])
def in_thread_context():
    try: 1 / 0
    except ZeroDivisionError:
        e = []
        t = threading.Thread(target=lambda: e.append(sys.exc_info())); t.start(); t.join(); return e
print(in_thread_context()); hooked = []; threading.excepthook = lambda a: hooked.append(a.exc_type.__name__)
def many(i):
    if i % 2: raise KeyError(i)
ts = [threading.Thread(target=many, args=(i,)) for i in range(6)]; [t.start() for t in ts]; [t.join() for t in ts]; print(hooked)
