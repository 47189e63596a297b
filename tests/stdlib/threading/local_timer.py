# threading.local, Timer, excepthook, settrace-free extras.
import threading, time
d = threading.local(); d.x = "main"; seen = []
def work(i):
    try: d.x
    except AttributeError as e: seen.append(str(e))
    d.x = i; time.sleep(0.002); seen.append(d.x); d.__dict__["y"] = 1
ts = [threading.Thread(target=work, args=(i,)) for i in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]; print(d.x, sorted(map(str, seen)), d.__dict__)
class L(threading.local):
    count = 0
    def __init__(self, v): self.v = v; L.count += 1
    def bump(self): self.v += 1; return self.v
l = L(10); l.bump(); r = []; t = threading.Thread(target=lambda: r.append(l.bump())); t.start(); t.join(); print(l.v, r, L.count)
fired = threading.Event(); t = threading.Timer(0.01, fired.set); t.start(); print(fired.wait(5)); t.join(); c = threading.Timer(60, print, ["never"]); c.start(); c.cancel(); c.join(); print(c.is_alive()); args = []; t = threading.Timer(0.001, lambda *a, **k: args.append((a, k)), [1], {"b": 2}); t.start(); t.join(); print(args)
caught = []; threading.excepthook = lambda a: caught.append((a.exc_type.__name__, str(a.exc_value), a.thread.name, a.exc_traceback is not None))
def fail(): raise ValueError("boom")
t = threading.Thread(target=fail, name="failing"); t.start(); t.join(); print(caught); threading.excepthook = threading.__excepthook__
def quiet(): raise SystemExit(5)
t = threading.Thread(target=quiet); t.start(); t.join(); print("SystemExit in a thread is silent")
try: d.nope
except AttributeError as e: print(e)
del d.x
try: del d.x
except AttributeError as e: print(e)
try: threading.local(5)
except TypeError as e: print(e)
