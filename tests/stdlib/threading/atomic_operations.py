# What one bytecode instruction does is not torn: append, dict stores, pops.
import threading
N, T = 2000, 8
def run(f):
    ts = [threading.Thread(target=f, args=(i,)) for i in range(T)]
    for t in ts: t.start()
    for t in ts: t.join()
l = []
def append(i):
    for k in range(N): l.append((i, k))
run(append); print(len(l), sorted(l) == [(i, k) for i in range(T) for k in range(N)], all([k for j, k in l if j == i] == list(range(N)) for i in range(T)))
d = {}
def store(i):
    for k in range(N): d[i, k] = i * k
run(store); print(len(d), all(d[i, k] == i * k for i in range(T) for k in range(0, N, 97)))
s = list(range(N)); got = [[] for _ in range(T)]
def pop(i):
    while True:
        try: got[i].append(s.pop())
        except IndexError: return
run(pop); print(sorted(x for g in got for x in g) == list(range(N)))
import itertools, collections
c = itertools.count(); nums = [[] for _ in range(T)]
def nxt(i): nums[i].extend(next(c) for _ in range(N))
run(nxt); print(len({x for n in nums for x in n}) == N * T)
dq = collections.deque()
def both(i):
    for k in range(N): dq.append(k); dq.appendleft(k)
run(both); print(len(dq), sum(dq) == T * N * (N - 1))
ss = set()
def add(i):
    for k in range(N): ss.add(k * T + i)
run(add); print(len(ss) == N * T, max(ss)); once = {}
def setdefault(i):
    for k in range(N): once.setdefault(k, i)
run(setdefault); print(len(once) == N, set(once.values()) <= set(range(T)))
