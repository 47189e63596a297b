# A generator used by several threads: serialised by a lock, refused while running.
import threading
def numbers():
    n = 0
    while True:
        yield n
        n += 1
class Safe:
    def __init__(self, it): self.it, self.lock = it, threading.Lock()
    def __iter__(self): return self
    def __next__(self):
        with self.lock: return next(self.it)
s = Safe(numbers()); got = [[] for _ in range(4)]
def take(i):
    for _ in range(500): got[i].append(next(s))
ts = [threading.Thread(target=take, args=(i,)) for i in range(4)]; [t.start() for t in ts]; [t.join() for t in ts]
print(sorted(x for g in got for x in g) == list(range(2000)), all(g == sorted(g) for g in got))
inside, leave = threading.Event(), threading.Event()
def blocking():
    inside.set(); leave.wait(); yield "done"
g = blocking(); res = []
t = threading.Thread(target=lambda: res.append(next(g))); t.start(); inside.wait()
try: next(g)
except ValueError as e: print(e)
print(g.gi_running); leave.set(); t.join(); print(res, g.gi_running)
def g2(): x = yield 1; y = yield x + 1; return y
g = g2(); out = [next(g)]; t = threading.Thread(target=lambda: out.append(g.send(10))); t.start(); t.join()
try: g.send("end")
except StopIteration as e: print(out, e.value)
def raises_in_thread():
    try: yield
    except KeyError as e: yield f"caught {e!r}"
g = raises_in_thread(); next(g); t = threading.Thread(target=lambda: out.append(g.throw(KeyError("from another thread")))); t.start(); t.join(); print(out[-1])
