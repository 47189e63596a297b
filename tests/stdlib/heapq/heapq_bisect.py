# heapq and bisect.
import heapq, bisect
h = [5, 3, 8, 1]; heapq.heapify(h); heapq.heappush(h, 2); print(h[0], heapq.heappop(h), heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), sorted(h), [heapq.heappop(h) for _ in range(len(h))]); print(heapq.nlargest(2, [3, 1, 4, 1, 5]), heapq.nsmallest(3, "hello", key=lambda c: -ord(c)), list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge("ca", "db", reverse=True)))
try: heapq.heappop([])
except IndexError as e: print(e)
try: heapq.heappush([1], "a")
except TypeError as e: print(e)
l = [1, 3, 3, 5]; print(bisect.bisect(l, 3), bisect.bisect_left(l, 3), bisect.bisect_right(l, 9), bisect.bisect(l, 3, 0, 2), bisect.bisect_left(["a", "bb", "ccc"], 2, key=len)); bisect.insort(l, 4); bisect.insort_left(l, 3); print(l, [("FDCBA"[bisect.bisect([60, 70, 80, 90], s)]) for s in (33, 99, 77, 70, 89, 90)])
import random; r = random.Random(5); d = [r.randrange(100) for _ in range(50)]; hh = []; [heapq.heappush(hh, x) for x in d]; print([heapq.heappop(hh) for _ in d] == sorted(d)); tasks = []; [heapq.heappush(tasks, t) for t in [(3, "c"), (1, "a"), (2, "b")]]; print(heapq.heappop(tasks), len(tasks))
