"""The same computing, shared by any number of threads."""
import threading

WORK = 2_400_000


def compute(steps, results):
    n = 0
    for i in range(steps):
        n += i & 7
    results.append(n)


def run(n_threads):
    results = []
    threads = [threading.Thread(target=compute, args=(WORK // n_threads, results)) for _ in range(n_threads)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(len(results), min(results) == max(results))
