# Semaphore, BoundedSemaphore, Barrier, Event.
import threading, time
s = threading.Semaphore(2); print(s.acquire(), s.acquire(), s.acquire(False), s.acquire(timeout=0.01)); s.release(2); print(s.acquire(blocking=False), repr(s).split(" at")[0]); s.release()
b = threading.BoundedSemaphore(1)
with b: pass
for f in (b.release, lambda: threading.Semaphore(-1), lambda: s.release(0), lambda: s.acquire(False, 1), lambda: threading.Barrier(0)):
    try: f(); print("fine")
    except ValueError as e: print(e)
most = running = 0; guard = threading.Lock(); pool = threading.BoundedSemaphore(3)
def job():
    global most, running
    with pool:
        with guard: running += 1; most = max(most, running)
        time.sleep(0.002)
        with guard: running -= 1
ts = [threading.Thread(target=job) for _ in range(12)]; [t.start() for t in ts]; [t.join() for t in ts]; print(1 <= most <= 3, running)
e = threading.Event(); print(e.is_set(), e.wait(0.01), e.set(), e.wait(), e.is_set(), e.clear(), e.is_set()); hits = []
def wait_event(i): e.wait(); hits.append(i)
ts = [threading.Thread(target=wait_event, args=(i,)) for i in range(4)]; [t.start() for t in ts]; print(hits); e.set(); [t.join() for t in ts]; print(sorted(hits))
phases, lock, acted = [], threading.Lock(), []
bar = threading.Barrier(3, action=lambda: acted.append(len(phases)))
def phased(i):
    for p in range(3):
        with lock: phases.append(p)
        bar.wait()
ts = [threading.Thread(target=phased, args=(i,)) for i in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]; print(phases, acted, bar.parties, bar.n_waiting, bar.broken)
idx = []
def index(): idx.append(bar2.wait())
bar2 = threading.Barrier(4); ts = [threading.Thread(target=index) for _ in range(4)]; [t.start() for t in ts]; [t.join() for t in ts]; print(sorted(idx))
def broken():
    try: bar3.wait()
    except threading.BrokenBarrierError: idx.append("broken")
bar3 = threading.Barrier(2); t = threading.Thread(target=broken); t.start()
while not bar3.n_waiting: time.sleep(0.001)
bar3.abort(); t.join(); print(idx[-1], bar3.broken); bar3.reset(); print(bar3.broken)
try: threading.Barrier(2).wait(timeout=0.01)
except threading.BrokenBarrierError as x: print("timeout", repr(x))

# What 3.14 says:
# expect: True True False False
# expect: True <threading.Semaphore
# expect: Semaphore released too many times
# expect: semaphore initial value must be >= 0
# expect: n must be one or more
# expect: can't specify timeout for non-blocking acquire
# expect: parties must be >= 1
# expect: True 0
# expect: False False None True True None False
# expect: []
# expect: [0, 1, 2, 3]
# expect: [0, 0, 0, 1, 1, 1, 2, 2, 2] [3, 6, 9] 3 0 False
# expect: [0, 1, 2, 3]
# expect: broken True
# expect: False
# expect: timeout BrokenBarrierError()
