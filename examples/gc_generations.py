"""Generations: most objects die young, so the young are looked at often and the old rarely.

    gillie examples/gc_generations.py
"""

import gc
import memory


class Node:
    pass


def sizes():
    return [len(gc.get_objects(generation)) for generation in range(3)]


gc.collect()
print("generation       0       1       2")
print("at first  {:8}{:8}{:8}".format(*sizes()))
kept = [Node() for _ in range(300)]
print("made 300  {:8}{:8}{:8}".format(*sizes()))
gc.collect(0)
print("collect 0 {:8}{:8}{:8}".format(*sizes()))
gc.collect(1)
print("collect 1 {:8}{:8}{:8}".format(*sizes()))

before = len(memory.collections())
for number in range(20_000):
    node = Node()
    node.itself = node
latest = memory.collections()[before:]
print(f"20,000 cycles, {len(latest)} collections:")
for generation in range(3):
    rows = [row for row in latest if row["generation"] == generation]
    if rows:
        examined = sum(row["examined"] for row in rows) // len(rows)
        longest = max(row["pause"] for row in rows) * 1000
        collected = sum(row["collected"] for row in rows)
        print(f"  generation {generation}: {len(rows):4} times, {examined:6} objects each, {collected:6} freed, "
              f"longest {longest:.2f} ms")
