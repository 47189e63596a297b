# collections.deque.
from collections import deque
d = deque([1, 2, 3]); d.append(4); d.appendleft(0); d.extend([5, 6]); d.extendleft("ab"); print(d, len(d), d[0], d[-1], d.pop(), d.popleft(), d.count(2), d.index(3), 3 in d)
d.rotate(2); print(d); d.rotate(-1); print(d); d.reverse(); print(d); d.insert(2, "in"); d.remove("in"); d[1] = "set"; del d[0]; print(d, list(reversed(d)), d.copy() == d, d.maxlen, bool(deque()))
m = deque(range(10), maxlen=3); print(m, m.maxlen); m.append(99); m.appendleft(-1); m.extend([1, 2, 3, 4]); print(m); m2 = deque(maxlen=0); m2.append(1); print(m2)
print(deque([1]) + deque([2]), deque([1]) * 3, deque([1, 2]) == deque([1, 2]), deque([1]) < deque([2]), deque("ab") != deque("ac"), deque([1]) == [1], max(deque([3, 1])), sum(deque([1, 2])), sorted(deque([2, 1])), [*deque("xy")]); d = deque([1]); d += [2]; d *= 2; print(d, repr(deque([deque()])))
for s in ["deque().pop()", "deque().popleft()", "deque([1])[5]", "deque([1]).remove(2)", "deque([1]).index(2)", "deque([1])['a']", "deque([1, 2])[0:1]", "hash(deque())", "deque(5)", "deque(maxlen=-1)", "deque(maxlen='a')", "deque([1], maxlen=1).insert(0, 2)", "deque() < []", "deque().rotate('a')", "deque() + [1]", "deque([1, 2, 3], 2)"]:
    try: print(s, "=", eval(s))
    except Exception as e: print(s, "|", type(e).__name__, e)
try:
    d = deque([1, 2])
    for x in d: d.append(x)
except RuntimeError as e: print(e)
def bfs(grid, start, goal):
    q, seen = deque([(start, 0)]), {start}
    while q:
        (x, y), n = q.popleft()
        if (x, y) == goal: return n
        for p in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if 0 <= p[1] < len(grid) and 0 <= p[0] < len(grid[0]) and grid[p[1]][p[0]] != "#" and p not in seen: seen.add(p); q.append((p, n + 1))
print(bfs(["..#.", ".#..", "...."], (0, 0), (3, 0)))
big = deque()
for i in range(5000): big.append(i) if i % 3 else big.appendleft(i)
print(len(big), big[0], big[2500], big[-1], sum(big), [big.popleft() for _ in range(3)])
