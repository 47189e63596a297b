# Lock and RLock.
import threading, time
l = threading.Lock(); print(l.acquire(), l.locked(), l.acquire(False), l.acquire(timeout=0.01), l.release(), l.locked(), type(l).__name__, repr(l).split(" at")[0])
with l as got: print(got, l.locked())
print(l.locked())
for f in (l.release, lambda: l.acquire(timeout=-5), lambda: l.acquire(False, 1), lambda: l.acquire(timeout="a"), lambda: l.acquire(timeout=1e20), lambda: threading.Lock(5), lambda: threading.RLock().release()):
    try: print(f())
    except (RuntimeError, ValueError, TypeError, OverflowError) as e: print(type(e).__name__, e)
r = threading.RLock(); r.acquire(); r.acquire()
with r: print("three deep", repr(r).split(" at")[0].split("owner=")[0], "count=3" in repr(r))
r.release(); r.release()
def other(): res.append(r.acquire(False))
res = []; r.acquire(); t = threading.Thread(target=other); t.start(); t.join(); print(res); r.release()
def not_owner():
    try: r.release()
    except RuntimeError as e: res.append(str(e))
r.acquire(); t = threading.Thread(target=not_owner); t.start(); t.join(); print(res); r.release()
counter = 0
def add(n):
    global counter
    for _ in range(n):
        with l: counter += 1
ts = [threading.Thread(target=add, args=(2000,)) for _ in range(5)]; [t.start() for t in ts]; [t.join() for t in ts]; print(counter)
l.acquire(); order = []
def release_later(): time.sleep(0.02); order.append("released"); l.release()
t = threading.Thread(target=release_later); t.start(); l.acquire(); order.append("acquired"); t.join(); print(order); l.release()
class Account:
    def __init__(self, n): self.n, self.lock = n, threading.RLock()
    def move(self, other, k):
        a, b = sorted((self, other), key=id)
        with a.lock, b.lock: self.n -= k; other.n += k
a, b = Account(1000), Account(1000)
def shuffle(x, y):
    for i in range(500): x.move(y, i % 7)
ts = [threading.Thread(target=shuffle, args=p) for p in ((a, b), (b, a), (a, b), (b, a))]; [t.start() for t in ts]; [t.join() for t in ts]; print(a.n + b.n, a.n)
try:
    with l: raise ValueError("inside")
except ValueError: print(l.locked())
ready, go = threading.Event(), threading.Lock(); go.acquire()
def crossing(): go.acquire(); order.append("crossed"); go.release()
t = threading.Thread(target=crossing); t.start(); print(order[-1]); go.release(); t.join(); print(order[-1])
