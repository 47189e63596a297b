"""gil.stats(): keys, and what must hold between the figures."""
# options: --check-interval 100
import gil
import threading
import time

KEYS = ("acquires", "switches", "forced_drops", "io_drops", "wait_ns", "hold_ns")
start = gil.stats()
print(all(isinstance(start[k], int) and start[k] >= 0 for k in KEYS))  # expect: True


def compute():
    n = 0
    for i in range(20000):
        n += i


threads = [threading.Thread(target=compute, name=f"worker-{i}") for i in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for _ in range(3):
    time.sleep(0.001)
end = gil.stats()
print(all(end[k] >= start[k] for k in KEYS))  # expect: True
print(end["switches"] > start["switches"], end["forced_drops"] > start["forced_drops"])  # expect: True True
print(end["io_drops"] >= start["io_drops"] + 3)  # expect: True
print(end["acquires"] >= end["switches"])  # expect: True
print(all(set(KEYS) <= set(t) for t in end["threads"]))  # expect: True
print(sum(t["forced_drops"] for t in end["threads"]) <= end["forced_drops"])  # expect: True
print(isinstance(gil.policy(), str) or gil.policy() is not None)  # expect: True
