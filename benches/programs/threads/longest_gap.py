"""The longest time that one of four computing threads stands still."""
import threading
import time


def compute(i):
    worst, last, n = 0.0, time.perf_counter(), 0
    while not stop.is_set():
        for k in range(500):
            n += k & 3
        now = time.perf_counter()
        worst, last = max(worst, now - last), now
    gaps[i] = worst


stop, gaps = threading.Event(), {}
threads = [threading.Thread(target=compute, args=(i,)) for i in range(4)]
for t in threads:
    t.start()
time.sleep(1.5)
stop.set()
for t in threads:
    t.join()
print(f"measured {max(gaps.values()) * 1000:.1f} ms")
