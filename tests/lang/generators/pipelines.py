# Generators composed as real programs do.
import itertools
log = """alpha 200 512
beta 404 0
alpha 500 17
gamma 200 2048
beta 200 33"""
def lines(text):
    for line in text.splitlines():
        yield line.strip()
def parse(lines):
    for line in lines:
        name, status, size = line.split()
        yield {"name": name, "status": int(status), "size": int(size)}
def where(rows, **conditions):
    return (r for r in rows if all(r[k] == v for k, v in conditions.items()))
def group(rows, key):
    groups = {}
    for r in rows:
        groups.setdefault(r[key], []).append(r)
    yield from sorted(groups.items())
print(sum(r["size"] for r in where(parse(lines(log)), status=200)))
for name, rows in group(parse(lines(log)), "name"):
    print(f"{name:>6} {len(rows)} {sum(r['size'] for r in rows):5}")
def window(it, n):
    it = iter(it)
    w = tuple(itertools.islice(it, n))
    if len(w) == n:
        yield w
    for x in it:
        w = w[1:] + (x,)
        yield w
print(list(window("abcde", 3)), list(window([1], 2)))
def chunks(it, n):
    it = iter(it)
    while chunk := list(itertools.islice(it, n)):
        yield chunk
print(list(chunks(range(7), 3)))
def interleave(*its):
    its = [iter(i) for i in its]
    while its:
        for i in its[:]:
            try:
                yield next(i)
            except StopIteration:
                its.remove(i)
print("".join(interleave("abc", "12", "XYZW")))
class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right
    def __iter__(self):
        if self.left: yield from self.left
        yield self.value
        if self.right: yield from self.right
def insert(t, v):
    if t is None: return Tree(v)
    if v < t.value: t.left = insert(t.left, v)
    else: t.right = insert(t.right, v)
    return t
root = None
for v in [5, 2, 8, 1, 9, 3]:
    root = insert(root, v)
print(list(root), 8 in root, max(root), sum(root))
def scheduler(*tasks):
    from collections import deque
    queue = deque(tasks)
    while queue:
        t = queue.popleft()
        try:
            print(next(t), end=" ")
            queue.append(t)
        except StopIteration:
            pass
    print()
def task(name, n):
    for i in range(n):
        yield f"{name}{i}"
scheduler(task("a", 3), task("b", 1), task("c", 2))
def merge(*sorted_its):
    import heapq
    heap = []
    for k, it in enumerate(map(iter, sorted_its)):
        for v in it:
            heap.append((v, k, it))
            break
    heapq.heapify(heap)
    while heap:
        v, k, it = heapq.heappop(heap)
        yield v
        for v in it:
            heapq.heappush(heap, (v, k, it))
            break
print(list(merge([1, 4, 7], [2, 5], [0, 9])))
def permutations(s):
    if len(s) <= 1:
        yield s
    else:
        for i in range(len(s)):
            for p in permutations(s[:i] + s[i + 1:]):
                yield s[i] + p
print(*permutations("abc"))
