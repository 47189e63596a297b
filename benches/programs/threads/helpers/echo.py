"""Bytes to a partner thread and back through pipes: trips per second beside computing threads."""
import os
import threading
import time

SECONDS = 1.0


def compute(stop):
    n = 0
    while not stop.is_set():
        for i in range(2000):
            n += i & 3


def partner(r, w):
    while os.read(r, 1) == b"?":
        os.write(w, b"!")


def trips(n_computing, think):
    stop = threading.Event()
    there, back = os.pipe(), os.pipe()
    server = threading.Thread(target=partner, args=(there[0], back[1]))
    others = [threading.Thread(target=compute, args=(stop,)) for _ in range(n_computing)]
    for t in [server, *others]:
        t.start()
    n, end = 0, time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        os.write(there[1], b"?")
        os.read(back[0], 1)
        n += 1
        if think:
            time.sleep(think)
    stop.set()
    os.write(there[1], b".")
    for t in [server, *others]:
        t.join()
    return n / SECONDS


def run(n_computing, think=0):
    alone = trips(0, think)
    print(f"measured {100 * trips(n_computing, think) / alone:.1f} %")
