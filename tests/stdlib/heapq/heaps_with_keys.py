# Merged runs, the largest and smallest by key, places in sorted rows by key
import bisect
import heapq
from itertools import count, islice

runs = [["apple", "fig", "kiwi"], ["Banana", "cherry"], [], ["date", "Elder"]]
print(list(heapq.merge(*runs, key=str.lower)))
print(list(heapq.merge([9, 5, 1], [8, 5], key=lambda n: n, reverse=True)))
print(list(islice(heapq.merge(count(0, 3), count(1, 5), count(2, 7)), 12)))
print(list(heapq.merge([(1, "a"), (2, "a")], [(1, "b"), (2, "b")], key=lambda t: t[0])))

people = [("ann", 31), ("bob", 25), ("cid", 31), ("dan", 19), ("eve", 25)]
for n in (0, 1, 2, 4, 9):
    print(n, heapq.nlargest(n, people, key=lambda p: p[1]), heapq.nsmallest(n, people, key=lambda p: p[1]))


class Queue:
    """The usual recipe: tasks may change priority or be taken out."""

    def __init__(self):
        self.heap, self.entries, self.counter = [], {}, count()

    def add(self, task, priority=0):
        if task in self.entries:
            self.entries.pop(task)[-1] = None
        entry = self.entries[task] = [priority, next(self.counter), task]
        heapq.heappush(self.heap, entry)

    def __iter__(self):
        while self.heap:
            priority, _, task = heapq.heappop(self.heap)
            if task is not None:
                del self.entries[task]
                yield priority, task


q = Queue()
for task, priority in (("write", 5), ("read", 3), ("sleep", 9), ("eat", 3), ("sleep", 1)):
    q.add(task, priority)
print(list(q))
heap = [5, 3, 8, 1]
heapq.heapify(heap)
print(heap, heapq.heappushpop(heap, 0), heapq.heapreplace(heap, 9), heap)

rows = sorted(people, key=lambda p: p[1])
age = lambda p: p[1]
print(rows, [bisect.bisect_left(rows, a, key=age) for a in (19, 25, 26, 40)], bisect.bisect(rows, 25, key=age))
bisect.insort(rows, ("fay", 25), key=age)
bisect.insort_left(rows, ("gil", 25), lo=1, key=age)
print(rows)
down = [9, 7, 7, 3]
print(bisect.bisect_left(down, -7, key=lambda n: -n), bisect.bisect_right(down, -7, key=lambda n: -n))
print(["FDCBA"[bisect.bisect([60, 70, 80, 90], score)] for score in (33, 99, 77, 70, 89, 90, 100)])
for call in (lambda: bisect.bisect([1, 2], "a"), lambda: heapq.heappop([]), lambda: bisect.insort([], 1, -1),
             lambda: list(heapq.merge([1, 2], ["a"])), lambda: heapq.nlargest(1, [1, "a"])):
    try:
        call()
    except (TypeError, IndexError, ValueError) as error:
        print(type(error).__name__, error)


class Logged(int):
    def __lt__(self, other):
        print(f"{self:d}<{other:d}", end=" ")
        return int(self) < int(other)


bisect.bisect_right([Logged(n) for n in range(8)], Logged(5))
heapq.heappush([Logged(n) for n in range(5)], Logged(0))
print()
