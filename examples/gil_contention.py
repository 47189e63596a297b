"""What threads cost and gain under a GIL.

The same total work is done by 1, 2, 4 and 8 threads: once computing, where
only one thread can run at a time, and once waiting for input, where the GIL
is released and waits overlap. The check interval N says after how many
bytecode instructions a thread offers the GIL to those who wait.

Read a block from the top: more threads make computing no faster (each
switch even costs a little), but waiting gets faster in proportion. Compare
the blocks: a small N means many switches, a large one few.

    gillie examples/gil_contention.py          about ten seconds
    gillie examples/gil_contention.py quick    less work, the same picture

It runs on CPython too; what only gillie can tell is shown as "-" there.
"""

import sys
import threading
import time

try:
    import gil
except ImportError:
    gil = None

QUICK = "quick" in sys.argv[1:]
STEPS = 300_000 if QUICK else 2_000_000  # additions, shared by all threads
NAPS = 16 if QUICK else 64  # waits of 5 ms, shared by all threads
THREADS = (1, 2, 4, 8)
INTERVALS = (1_000, 30_000, 1_000_000)


def compute(share):
    """Pure bytecode: this thread needs the GIL at every step."""
    total = 0
    for i in range(STEPS // share):
        total += i & 7
    return total


def wait(share):
    """Input and output, as sleep: the GIL is released meanwhile."""
    for _ in range(NAPS // share):
        time.sleep(0.005)


def measure(work, n_threads):
    """Seconds, hand-overs and milliseconds waited for the GIL."""
    before = gil.stats() if gil else None
    threads = [threading.Thread(target=work, args=(n_threads,)) for _ in range(n_threads)]
    start = time.perf_counter()
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    seconds = time.perf_counter() - start
    if gil is None:
        return seconds, None, None
    after = gil.stats()
    return seconds, after["switches"] - before["switches"], (after["wait_ns"] - before["wait_ns"]) / 1e6


def table(title, work):
    print(f"\n{title}")
    print(f"{'N':>10} {'threads':>8} {'time':>9} {'speed-up':>9} {'switches':>9} {'waited':>10}")
    for n in INTERVALS if gil else (None,):
        if n is not None:
            sys.setcheckinterval(n)
        alone = None
        for n_threads in THREADS:
            seconds, switches, waited = measure(work, n_threads)
            alone = alone or seconds
            print(
                f"{'-' if n is None else f'{n:,}':>10} {n_threads:>8} {seconds * 1000:>6.0f} ms {alone / seconds:>8.2f}x "
                f"{'-' if switches is None else f'{switches:,}':>9} {'-' if waited is None else f'{waited:,.0f} ms':>10}"
            )


def main():
    print(f"{sys.implementation.name} {sys.version.split()[0]}: one lock, and who holds it")
    table(f"Computing: {STEPS:,} additions in all", compute)
    table(f"Waiting: {NAPS} waits of 5 ms in all", wait)


if __name__ == "__main__":
    main()
