# Where objects were allocated: memory.start_tracing, allocated_at, by_place; tracemalloc on top of it.
import memory
import os
import threading

before = [0]
print(memory.is_tracing(), memory.allocated_at(before))  # expect: False None
try:
    memory.by_place()
except RuntimeError as error:
    print(error)  # expect: where objects are allocated is not noted: call memory.start_tracing() first

memory.start_tracing()
print(memory.is_tracing(), memory.allocated_at(before))  # expect: True None


class Node:
    def __init__(self, other):
        self.other = other


def where(thing):
    file, line = memory.allocated_at(thing)
    return os.path.basename(file), line


print(where([1]), where((before,)), where({1: 2}))  # expect: ('places.py', 27) ('places.py', 27) ('places.py', 27)
node = Node(
    None
)
print(where(node))  # expect: ('places.py', 28)
text = "".join(str(number) for number in range(5))
print(where(text))  # expect: ('places.py', 32)
rows = sorted(
    [{"row": number} for number in range(3)], key=len
)
print(where(rows), where(rows[0]))  # expect: ('places.py', 34) ('places.py', 35)


def generate():
    yield [1]
    yield [2]


made = list(generate())
print(where(made[0]), where(made[1]), where(made))  # expect: ('places.py', 41) ('places.py', 42) ('places.py', 45)


def compare(a):
    kept.append([a])
    return a


# A callback's objects have its place, those of its native caller the caller's.
kept = []
ordered = sorted([3, 1, 2], key=compare)
print(where(kept[0]), where(ordered))  # expect: ('places.py', 50) ('places.py', 56)


def other():
    kept.append({1: before})


thread = threading.Thread(target=other)
thread.start()
thread.join()
print(where(kept[-1]))  # expect: ('places.py', 61)


# A leak and its line.
def leak(count):
    for number in range(count):
        leaked.append(Node((number,)))


leaked = []
first = memory.by_place()
leak(500)
rows = memory.diff(first, memory.by_place())
(file, line), (count, size) = max(rows.items(), key=lambda row: row[1])
print(os.path.basename(file), line, count >= 1000, size > 30_000)  # expect: places.py 73 True True
leaked.clear()
rows = memory.diff(first, memory.by_place())
print(max(count for count, size in rows.values()) < 100)  # expect: True
del rows, first
memory.stop_tracing()
print(memory.is_tracing(), memory.allocated_at(node))  # expect: False None

import tracemalloc

print(tracemalloc.is_tracing())  # expect: False
tracemalloc.start()
tracemalloc.start(25)
first = tracemalloc.take_snapshot()
big = [[number] for number in range(1000)]
second = tracemalloc.take_snapshot()
best = second.compare_to(first, "lineno")[0]
# expect: places.py 95 True True
print(os.path.basename(best.traceback[0].filename), best.traceback[0].lineno, best.count_diff >= 1000, best.size_diff > 40_000)
print(tracemalloc.get_object_traceback(big)[0].lineno, tracemalloc.get_object_traceback(node))  # expect: 95 None
now, peak = tracemalloc.get_traced_memory()
print(0 < now <= peak, tracemalloc.get_traceback_limit())  # expect: True 1
del big, first, second, best
print(tracemalloc.get_traced_memory()[0] < now)  # expect: True
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())  # expect: False (0, 0)
try:
    tracemalloc.start(0)
except ValueError as error:
    print(error)  # expect: the number of frames must be in range [1; 65535]
