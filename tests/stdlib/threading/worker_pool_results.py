# A pipeline of stages connected by queues; results in order; errors travel.
import queue, threading
def stage(f, inbox, outbox):
    def run():
        while (item := inbox.get()) is not None:
            n, v = item
            try: outbox.put((n, f(v) if not isinstance(v, Exception) else v))
            except Exception as e: outbox.put((n, e))
        outbox.put(None)
    t = threading.Thread(target=run); t.start(); return t
def pipeline(items, *fs):
    qs = [queue.Queue(maxsize=3) for _ in range(len(fs) + 1)]; ts = [stage(f, a, b) for f, a, b in zip(fs, qs, qs[1:])]
    feeder = threading.Thread(target=lambda: [qs[0].put(x) for x in [*enumerate(items), None]]); feeder.start(); out = []
    while (r := qs[-1].get()) is not None: out.append(r)
    for t in [*ts, feeder]: t.join()
    return [v for _, v in sorted(out, key=lambda p: p[0])]
print(pipeline(["1", "2", "x", "4", "0"], int, lambda n: 100 // n, str)); print(pipeline([], int), pipeline(range(50), lambda x: x + 1, lambda x: x * x)[-3:])
def parallel_map(f, items, n=4):
    todo, out, lock = iter(enumerate(items)), {}, threading.Lock()
    def work():
        while True:
            with lock:
                job = next(todo, None)
            if job is None: return
            out[job[0]] = f(job[1])
    ts = [threading.Thread(target=work) for _ in range(n)]; [t.start() for t in ts]; [t.join() for t in ts]; return [out[i] for i in sorted(out)]
print(parallel_map(lambda x: x ** 3, range(30))[::7], parallel_map(str.upper, "abc", 1)); words = "the cat the dog a cat".split() * 20
def count(chunk): return {w: chunk.count(w) for w in set(chunk)}
total = {}
for part in parallel_map(count, [words[i::4] for i in range(4)]):
    for w, n in part.items(): total[w] = total.get(w, 0) + n
print(sorted(total.items())); results = {}; done = threading.Barrier(4)
def prefix(i, data):
    s = 0
    for v in data: s += v
    results[i] = s; done.wait()
ts = [threading.Thread(target=prefix, args=(i, range(i * 100, (i + 1) * 100))) for i in range(3)]; [t.start() for t in ts]; done.wait(); print([results[i] for i in range(3)]); [t.join() for t in ts]
once, made = threading.Lock(), []
class Lazy:
    _value = None
    @property
    def value(self):
        if self._value is None:
            with once:
                if self._value is None: made.append(1); self._value = object()
        return self._value
l = Lazy(); seen = parallel_map(lambda _: l.value, range(40), 8); print(len(set(map(id, seen))), len(made))
