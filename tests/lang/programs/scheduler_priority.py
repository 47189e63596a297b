# Round-robin and priority scheduling, banker's algorithm, page replacement.
from collections import deque, OrderedDict
jobs = [("a", 0, 5), ("b", 1, 3), ("c", 2, 8), ("d", 3, 2)]
def round_robin(jobs, q):
    t, todo, ready, done, chart = 0, deque(jobs), deque(), {}, []
    left = {n: b for n, _, b in jobs}
    while todo or ready:
        while todo and todo[0][1] <= t: ready.append(todo.popleft())
        if not ready: t += 1; continue
        j = ready.popleft(); n = j[0]; run = min(q, left[n]); chart.append(n * run); t += run; left[n] -= run
        while todo and todo[0][1] <= t: ready.append(todo.popleft())
        if left[n]: ready.append(j)
        else: done[n] = t - j[1]
    return "".join(chart), done, sum(done.values()) / len(done)
for q in (1, 2, 4, 100): print(q, *round_robin(jobs, q))
def shortest(jobs):
    t, todo, out = 0, sorted(jobs, key=lambda j: j[1]), []
    while todo:
        ready = [j for j in todo if j[1] <= t] or [todo[0]]; j = min(ready, key=lambda j: (j[2], j[0])); t = max(t, j[1]) + j[2]; out.append((j[0], t)); todo.remove(j)
    return out
print(shortest(jobs))
def bankers(available, need, allocated):
    work, order, todo = list(available), [], dict(need)
    while todo:
        p = next((p for p in sorted(todo) if all(n <= w for n, w in zip(todo[p], work))), None)
        if p is None: return None
        work = [w + a for w, a in zip(work, allocated[p])]; order.append(p); del todo[p]
    return order
print(bankers([3, 3, 2], {"p0": [7, 4, 3], "p1": [1, 2, 2], "p2": [6, 0, 0], "p3": [0, 1, 1], "p4": [4, 3, 1]}, {"p0": [0, 1, 0], "p1": [2, 0, 0], "p2": [3, 0, 2], "p3": [2, 1, 1], "p4": [0, 0, 2]}), bankers([0], {"a": [1]}, {"a": [1]}))
refs = [7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1]
def fifo(n):
    frames, faults = deque(maxlen=n), 0
    for r in refs:
        if r not in frames: frames.append(r); faults += 1
    return faults
def lru(n):
    frames, faults = OrderedDict(), 0
    for r in refs:
        if r in frames: frames.move_to_end(r)
        else:
            faults += 1; frames[r] = 1
            if len(frames) > n: frames.popitem(last=False)
    return faults
def best(n):
    frames, faults = set(), 0
    for i, r in enumerate(refs):
        if r not in frames:
            faults += 1
            if len(frames) == n: frames.remove(max(frames, key=lambda f: (refs.index(f, i) if f in refs[i:] else 10**9, f)))
            frames.add(r)
    return faults
print([(n, fifo(n), lru(n), best(n)) for n in (2, 3, 4)])
