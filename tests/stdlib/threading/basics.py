# Thread: start, join, names, daemon, current_thread, enumerate, args, subclassing, results.
import threading, time
out = []
def work(n, tag="t"): out.append((tag, n))
ts = [threading.Thread(target=work, args=(i,), kwargs={"tag": "k"}) for i in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(out), [t.is_alive() for t in ts], ts[0].name.startswith("Thread-"), "(work)" in ts[0].name)
t = threading.Thread(target=lambda: None, name="named", daemon=True); print(t.name, t.daemon, t.is_alive(), t.ident, repr(t)); t.start(); t.join(); print(t.ident is not None, t.native_id is not None, repr(t).replace(str(t.ident), "ID"))
m = threading.current_thread(); print(m.name, m is threading.main_thread(), threading.active_count(), [x.name for x in threading.enumerate()], threading.get_ident() == m.ident, m.daemon, m.is_alive(), repr(m).split(",")[0])
class Worker(threading.Thread):
    def __init__(self, n): super().__init__(name=f"worker-{n}"); self.n, self.result = n, None
    def run(self): self.result = sum(range(self.n)); self.seen = threading.current_thread().name
ws = [Worker(n) for n in (10, 100, 1000)]; [w.start() for w in ws]; [w.join() for w in ws]; print([(w.result, w.seen) for w in ws])
e = threading.Event()
def waiter(): e.wait()
t = threading.Thread(target=waiter); t.start(); t.join(0.01); print("alive after a timed join:", t.is_alive()); e.set(); t.join(); print(t.is_alive())
for f in (lambda: t.start(), lambda: threading.current_thread().join(), lambda: threading.Thread(target=work).join(), lambda: threading.Thread(5), lambda: threading.Thread(target=work, nope=1), lambda: setattr(t, "daemon", True), lambda: threading.Thread(group=1), lambda: Worker()):
    try: print(f())
    except (RuntimeError, TypeError, AssertionError) as x: print(type(x).__name__, x)
def inner():
    names = []
    u = threading.Thread(target=lambda: names.append(threading.current_thread().name), name="nested"); u.start(); u.join(); out.append(names)
t = threading.Thread(target=inner); t.start(); t.join(); print(out[-1]); r = []
threads = [threading.Thread(target=r.append, args=(i,)) for i in range(50)]; [t.start() for t in threads]; [t.join() for t in threads]; print(sorted(r) == list(range(50)))
def recursive(n):
    if n: t = threading.Thread(target=recursive, args=(n - 1,)); t.start(); t.join()
    else: print("deepest", threading.active_count())
recursive(5); t.name = "renamed"; print(t.name, threading.stack_size())
