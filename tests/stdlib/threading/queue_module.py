# queue: Queue, LifoQueue, PriorityQueue, SimpleQueue, join, task_done, shutdown.
import queue, threading
q = queue.Queue(maxsize=2); q.put(1); q.put(2); print(q.qsize(), q.full(), q.empty(), q.get(), q.get_nowait())
for f in (lambda: q.get_nowait(), lambda: q.get(timeout=0.01), lambda: (q.put(1), q.put(2), q.put_nowait(3)), lambda: q.put(3, timeout=0.01), lambda: q.put(1, timeout=-1)):
    try: f()
    except (queue.Empty, queue.Full, ValueError) as e: print(type(e).__name__, e)
l = queue.LifoQueue(); [l.put(i) for i in range(3)]; print([l.get() for _ in range(3)]); p = queue.PriorityQueue(); [p.put(x) for x in [(3, "c"), (1, "a"), (2, "b")]]; print([p.get()[1] for _ in range(3)]); s = queue.SimpleQueue(); s.put("x"); print(s.get(), s.empty(), s.qsize())
work, results = queue.Queue(), queue.Queue()
def worker():
    while True:
        n = work.get()
        if n is None: work.task_done(); return
        results.put((n, n * n)); work.task_done()
ts = [threading.Thread(target=worker) for _ in range(4)]; [t.start() for t in ts]
for i in range(50): work.put(i)
work.join(); [work.put(None) for _ in ts]; [t.join() for t in ts]; print(sorted(results.get() for _ in range(50))[-3:], work.unfinished_tasks)
try: work.task_done()
except ValueError as e: print(e)
b = queue.Queue(1); log = []
def slow_consumer():
    while (x := b.get()) != "stop": log.append(x)
t = threading.Thread(target=slow_consumer); t.start()
for i in range(20): b.put(i)
b.put("stop"); t.join(); print(log)
sd = queue.Queue(); sd.put(1); sd.shutdown(); print(sd.get())
try: sd.get()
except queue.ShutDown as e: print(type(e).__name__)
try: sd.put(1)
except queue.ShutDown as e: print(type(e).__name__)
