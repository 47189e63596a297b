# Dining philosophers with ordered forks, readers and writers, a countdown latch.
import threading
forks = [threading.Lock() for _ in range(5)]; meals = [0] * 5
def philosopher(i):
    a, b = sorted((i, (i + 1) % 5))
    for _ in range(100):
        with forks[a], forks[b]: meals[i] += 1
ts = [threading.Thread(target=philosopher, args=(i,)) for i in range(5)]; [t.start() for t in ts]; [t.join() for t in ts]; print(meals)
class RW:
    def __init__(self): self.c, self.readers, self.writing = threading.Condition(), 0, False
    def read(self, f):
        with self.c:
            self.c.wait_for(lambda: not self.writing); self.readers += 1
        try: return f()
        finally:
            with self.c:
                self.readers -= 1; self.c.notify_all()
    def write(self, f):
        with self.c:
            self.c.wait_for(lambda: not self.writing and self.readers == 0); self.writing = True
        try: return f()
        finally:
            with self.c: self.writing = False; self.c.notify_all()
rw, data, bad = RW(), {"a": 0, "b": 0}, []
def writer():
    for _ in range(100): rw.write(lambda: data.update(a=data["a"] + 1) or data.update(b=data["b"] + 1))
def reader():
    for _ in range(100): rw.read(lambda: data["a"] == data["b"] or bad.append(dict(data)))
ts = [threading.Thread(target=f) for f in (writer, reader, reader, writer, reader)]; [t.start() for t in ts]; [t.join() for t in ts]; print(data, bad)
class Latch:
    def __init__(self, n): self.n, self.c = n, threading.Condition()
    def down(self):
        with self.c: self.n -= 1; self.c.notify_all()
    def wait(self):
        with self.c: self.c.wait_for(lambda: self.n <= 0)
latch, log = Latch(3), []
def finisher(): latch.wait(); log.append("after")
t = threading.Thread(target=finisher); t.start()
for i in range(3): log.append(i); latch.down()
t.join(); print(log)
class Future:
    def __init__(self): self.e = threading.Event()
    def result(self):
        self.e.wait()
        if self.error: raise self.error
        return self.value
class Pool:
    def __init__(self, n): self.q, self.c = [], threading.Condition(); self.ts = [threading.Thread(target=self.run) for _ in range(n)]; [t.start() for t in self.ts]
    def run(self):
        while True:
            with self.c: self.c.wait_for(lambda: self.q); job = self.q.pop(0)
            if job is None: return
            fut, f, a = job; fut.value = fut.error = None
            try: fut.value = f(*a)
            except Exception as e: fut.error = e
            fut.e.set()
    def submit(self, f, *a):
        fut = Future()
        with self.c: self.q.append((fut, f, a)); self.c.notify()
        return fut
    def __enter__(self): return self
    def __exit__(self, *a):
        with self.c: self.q += [None] * len(self.ts); self.c.notify_all()
        for t in self.ts: t.join()
with Pool(3) as p:
    fs = [p.submit(pow, i, 2) for i in range(10)] + [p.submit(lambda: 1 / 0)]
    for f in fs:
        try: print(f.result(), end=" ")
        except ZeroDivisionError as e: print(e)
