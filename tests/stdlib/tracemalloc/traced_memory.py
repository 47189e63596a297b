"""What `tracemalloc` counts: also bytes that lie outside of the objects themselves."""

import tracemalloc

MILLION = 10**6


def measure(make):
    before = tracemalloc.get_traced_memory()[0]
    value = make()
    KEPT.append(value)
    now, peak = tracemalloc.get_traced_memory()
    print(now - before >= MILLION, now - before < 12 * MILLION, peak >= now)
    KEPT.pop()
    del value
    after, peak = tracemalloc.get_traced_memory()
    print(after - before < MILLION // 10, peak >= now)
    tracemalloc.reset_peak()
    after, peak = tracemalloc.get_traced_memory()
    print(peak < now, peak >= after)


KEPT = []
tracemalloc.start()
measure(lambda: bytes(MILLION))
measure(lambda: bytearray(MILLION))
measure(lambda: "x" * MILLION)
measure(lambda: [None] * MILLION)
measure(lambda: dict.fromkeys(range(50_000)))

KEPT.append(bytes(MILLION))
largest = tracemalloc.take_snapshot().statistics("lineno")[0]
print(largest.size >= MILLION, largest.traceback[0].lineno)
tracemalloc.stop()
print(tracemalloc.get_traced_memory(), tracemalloc.is_tracing())
