"""How late a sleep of 1 ms ends (median) beside three computing threads."""
import threading
import time


def compute():
    n = 0
    while not stop.is_set():
        for i in range(2000):
            n += i & 3


stop = threading.Event()
threads = [threading.Thread(target=compute) for _ in range(3)]
for t in threads:
    t.start()
late = []
for _ in range(200):
    start = time.perf_counter()
    time.sleep(0.001)
    late.append(time.perf_counter() - start - 0.001)
stop.set()
for t in threads:
    t.join()
print(f"measured {sorted(late)[100] * 1000:.3f} ms")
