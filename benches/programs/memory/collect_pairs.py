"""Collecting a million cycles of two objects each."""
import gc
import time


class Node:
    __slots__ = ("other",)


def pair():
    a, b = Node(), Node()
    a.other, b.other = b, a


gc.disable()
for _ in range(1_000_000):
    pair()
start = time.perf_counter()
found = gc.collect()
took = time.perf_counter() - start
assert found >= 2_000_000, found
print(f"measured {took * 1000:.1f} ms")
