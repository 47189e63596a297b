# Graph algorithms: Dijkstra, topological sort, components, union-find, MST, Floyd-Warshall.
import heapq
from collections import defaultdict, deque
edges = [("a", "b", 7), ("a", "c", 3), ("c", "b", 1), ("b", "d", 2), ("c", "d", 8), ("d", "e", 4), ("f", "g", 1)]
g = defaultdict(dict)
for u, v, w in edges: g[u][v] = g[v][u] = w
def dijkstra(src):
    dist, prev, heap = {src: 0}, {}, [(0, src)]
    while heap:
        d, u = heapq.heappop(heap)
        if d > dist[u]: continue
        for v, w in g[u].items():
            if (nd := d + w) < dist.get(v, float("inf")): dist[v], prev[v] = nd, u; heapq.heappush(heap, (nd, v))
    return dist, prev
dist, prev = dijkstra("a"); path, n = [], "e"
while n: path.append(n); n = prev.get(n)
print(dist, path[::-1])
def topo(deps):
    deps = {k: set(v) for k, v in deps.items()}; out = []
    while deps:
        ready = sorted(k for k, v in deps.items() if not v & deps.keys())
        if not ready: raise ValueError(f"cycle among {sorted(deps)}")
        out += ready
        for r in ready: del deps[r]
    return out
print(topo({"app": ["lib", "log"], "lib": ["core"], "log": ["core"], "core": []}))
try: topo({"a": ["b"], "b": ["a"]})
except ValueError as e: print(e)
def components():
    seen, out = set(), []
    for s in sorted(g):
        if s in seen: continue
        comp, q = set(), deque([s])
        while q:
            u = q.popleft()
            if u not in comp: comp.add(u); q.extend(g[u])
        seen |= comp; out.append(sorted(comp))
    return out
print(components())
class UF:
    def __init__(self): self.p = {}
    def find(self, x):
        self.p.setdefault(x, x)
        while self.p[x] != x: self.p[x] = self.p[self.p[x]]; x = self.p[x]
        return x
    def union(self, a, b):
        a, b = self.find(a), self.find(b); self.p[a] = b; return a != b
uf = UF(); mst = [(u, v, w) for u, v, w in sorted(edges, key=lambda e: e[2]) if uf.union(u, v)]; print(mst, sum(w for *_, w in mst))
nodes = sorted(g); fw = {(u, v): 0 if u == v else g[u].get(v, float("inf")) for u in nodes for v in nodes}
for k in nodes:
    for i in nodes:
        for j in nodes: fw[i, j] = min(fw[i, j], fw[i, k] + fw[k, j])
print([fw["a", n] for n in nodes], all(fw["a", n] == dist.get(n, float("inf")) for n in nodes))
