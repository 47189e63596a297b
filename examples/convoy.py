"""The convoy effect: a thread that does input and output beside computing ones.

An echo thread sends one byte through a pipe to itself and back, as a server
answers short requests. Each trip releases the GIL twice. To go on it needs
the GIL back, and others hold it for computing: if it had to queue behind them
for a whole check interval each time, it would crawl, although it needs the
GIL for microseconds only. That queue is the convoy.

gillie lets a thread that comes back from blocking go first. Compare the
trips per second with none, one, two and four computing threads beside.

    gillie examples/convoy.py
"""

import os
import sys
import threading
import time

SECONDS = 0.4


def compute(stop):
    n = 0
    while not stop.is_set():
        for i in range(1000):
            n += i
    return n


def echo(stop, latencies):
    there_r, there_w = os.pipe()
    back_r, back_w = os.pipe()

    def server():
        while os.read(there_r, 1) == b"?":
            os.write(back_w, b"!")

    partner = threading.Thread(target=server)
    partner.start()
    while not stop.is_set():
        start = time.perf_counter()
        os.write(there_w, b"?")
        os.read(back_r, 1)
        latencies.append(time.perf_counter() - start)
    os.write(there_w, b".")
    partner.join()
    for fd in (there_r, there_w, back_r, back_w):
        os.close(fd)


def measure(n_computing):
    stop, latencies = threading.Event(), []
    threads = [threading.Thread(target=compute, args=(stop,)) for _ in range(n_computing)]
    threads.append(threading.Thread(target=echo, args=(stop, latencies)))
    for t in threads:
        t.start()
    time.sleep(SECONDS)
    stop.set()
    for t in threads:
        t.join()
    return sorted(latencies)


def main():
    print(f"{sys.implementation.name}: one echo thread beside computing ones, {SECONDS} s each\n")
    print(f"{'computing':>9} {'trips/s':>10} {'of alone':>9} {'median':>10} {'worst':>10}")
    alone = None
    for n in (0, 1, 2, 4):
        latencies = measure(n)
        rate = len(latencies) / SECONDS
        alone = alone or rate
        middle = latencies[len(latencies) // 2]
        print(f"{n:>9} {rate:>10,.0f} {rate / alone:>9.0%} {middle * 1e6:>7,.0f} us {latencies[-1] * 1e3:>7,.1f} ms")


if __name__ == "__main__":
    main()
