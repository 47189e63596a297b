# Words counted by threads: a pool, a lock, a queue with sentinels, a barrier, results that do not depend on order.
import queue
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed

TEXTS = ["the cat sat on the mat", "the dog ate the cat", "a mat is a mat", "", "dog days"] * 8


def count(text):
    if not text:
        raise ValueError("empty")
    return Counter(text.split())


total, problems = Counter(), 0
with ThreadPoolExecutor(4, thread_name_prefix="count") as pool:
    for future in as_completed([pool.submit(count, text) for text in TEXTS]):
        try:
            total += future.result()
        except ValueError:
            problems += 1
    print(list(pool.map(len, TEXTS[:4], timeout=30)))
print(sorted(total.items()), problems)

jobs, results, lock, seen = queue.Queue(maxsize=3), queue.SimpleQueue(), threading.Lock(), set()


def worker():
    while (job := jobs.get()) is not None:
        results.put(job**2)
        with lock:
            seen.add(threading.current_thread().name)
        jobs.task_done()
    jobs.task_done()


threads = [threading.Thread(target=worker, name=f"w{n}") for n in range(3)]
for thread in threads:
    thread.start()
for number in range(30):
    jobs.put(number)
for _ in threads:
    jobs.put(None)
jobs.join()
for thread in threads:
    thread.join()
print(sum(results.get() for _ in range(30)), results.empty(), seen <= {"w0", "w1", "w2"})

barrier, local, order = threading.Barrier(3, action=lambda: order.append("all here")), threading.local(), []


def meet(n):
    local.n = n
    barrier.wait()
    order.append(local.n)


threads = [threading.Thread(target=meet, args=(n,)) for n in range(3)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(order[0], sorted(order[1:]), hasattr(local, "n"))

condition, basket = threading.Condition(), []


def consumer():
    with condition:
        condition.wait_for(lambda: len(basket) >= 5)
        basket.append("eaten")


thread = threading.Thread(target=consumer)
thread.start()
for n in range(5):
    with condition:
        basket.append(n)
        condition.notify()
thread.join()
print(basket)
semaphore = threading.BoundedSemaphore(2)
with semaphore, semaphore:
    print(semaphore.acquire(blocking=False))
try:
    semaphore.release()
except ValueError as error:
    print(error)
event = threading.Event()
timer = threading.Timer(0.01, event.set)
timer.start()
print(event.wait(30), timer.finished.wait(30))
