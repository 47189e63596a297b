# Condition: wait, notify, notify_all, wait_for, timeouts; a bounded buffer.
import threading
from collections import deque
c = threading.Condition()
class Buffer:
    def __init__(self, size): self.items, self.size = deque(), size; self.lock = threading.Lock(); self.not_full, self.not_empty = threading.Condition(self.lock), threading.Condition(self.lock)
    def put(self, x):
        with self.not_full:
            while len(self.items) >= self.size: self.not_full.wait()
            self.items.append(x); self.not_empty.notify()
    def get(self):
        with self.not_empty:
            self.not_empty.wait_for(lambda: self.items); x = self.items.popleft(); self.not_full.notify(); return x
b = Buffer(3); got = []
def producer(start):
    for i in range(start, start + 100): b.put(i)
def consumer():
    while (x := b.get()) is not None: got.append(x)
ps = [threading.Thread(target=producer, args=(s,)) for s in (0, 100, 200)]; cs = [threading.Thread(target=consumer) for _ in range(2)]
for t in ps + cs: t.start()
for t in ps: t.join()
for _ in cs: b.put(None)
for t in cs: t.join()
print(sorted(got) == list(range(300)), len(b.items))
with c: print(c.wait(0.01), c.wait_for(lambda: False, 0.01), c.wait_for(lambda: "value"), c.notify(), c.notify_all())
for f in (lambda: c.wait(), lambda: c.notify(), lambda: c.notify_all(), lambda: c.release()):
    try: f()
    except RuntimeError as e: print(e)
state, woken = 0, []
def waits(i):
    with c:
        c.wait_for(lambda: state >= i); woken.append(i); c.notify_all()
ts = [threading.Thread(target=waits, args=(i,)) for i in range(5)]; [t.start() for t in ts]
for s in range(5):
    with c:
        state = s; c.notify_all(); c.wait_for(lambda: len(woken) > s)
[t.join() for t in ts]; print(woken)
turn, log = 0, []
def player(me, n):
    global turn
    for _ in range(n):
        with c:
            while turn != me: c.wait()
            log.append(me); turn = (me + 1) % 3; c.notify_all()
ts = [threading.Thread(target=player, args=(i, 4)) for i in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]; print(log)
r = threading.RLock(); cr = threading.Condition(r); 
def set_flag():
    with cr: flag.append(1); cr.notify()
flag = []
with cr:
    with cr:
        t = threading.Thread(target=set_flag); t.start(); print(cr.wait_for(lambda: flag)); t.join()
