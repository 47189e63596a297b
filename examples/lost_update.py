"""Why `counter += 1` needs a lock, although there is a GIL.

The GIL protects the interpreter, not your program. `counter += 1` is several
instructions: load the counter, add one, store it back. When the GIL passes to
another thread between the load and the store, that thread's additions are
overwritten: they are lost.

The smaller the check interval, the more often that happens. With a lock
nothing is lost, at any interval.

    gillie examples/lost_update.py
"""

import sys
import threading

THREADS = 2
ADDITIONS = 5_000

counter = 0
lock = threading.Lock()
gate = threading.Barrier(THREADS)  # all begin together


def unprotected():
    global counter
    gate.wait()
    for _ in range(ADDITIONS):
        counter += 1


def protected():
    global counter
    gate.wait()
    for _ in range(ADDITIONS):
        with lock:
            counter += 1


def run(work):
    global counter
    counter = 0
    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return counter


def bar(value, full, width=30):
    filled = round(width * value / full)
    return "#" * filled + "." * (width - filled)


def main():
    expected = THREADS * ADDITIONS
    print(f"{THREADS} threads add 1 to a counter, {ADDITIONS:,} times each: {expected:,} is right.\n")
    print(f"{'N':>9}  {'without a lock':>14}  {'lost':>6}  {'':30}  {'with a lock':>11}")
    if hasattr(sys, "setcheckinterval"):
        intervals = (1, 5, 50, 1_000, 100_000)
    else:
        intervals = (None,)
    for n in intervals:
        if n is not None:
            sys.setcheckinterval(n)
        without, with_lock = run(unprotected), run(protected)
        lost = 1 - without / expected
        print(f"{'-' if n is None else f'{n:,}':>9}  {without:>14,}  {lost:>6.1%}  {bar(without, expected)}  {with_lock:>11,}")


if __name__ == "__main__":
    main()
