"""heapq, bisect, deque, Counter, defaultdict, OrderedDict, namedtuple, itertools, functools."""
import bisect
import collections
import functools
import heapq
import itertools
import operator
import random

r = random.Random(1)
values = [r.random() for _ in range(5000)]
total = 0
Point = collections.namedtuple("Point", "x y")


@functools.lru_cache(maxsize=100)
def cached(n):
    return n


@functools.singledispatch
def kind(value):
    return 0


@kind.register
def _(value: int):
    return 1


for _ in range(4):
    heap = []
    for i, value in enumerate(values):
        heapq.heappush(heap, (value, i))
    while heap:
        total += heapq.heappop(heap)[1] & 1
    total += len(heapq.nlargest(10, values)) + len(list(heapq.merge(sorted(values), sorted(values))))
    ordered = []
    for value in values[:2000]:
        bisect.insort(ordered, value)
    total += sum(bisect.bisect(ordered, value) for value in values)
    queue = collections.deque(maxlen=100)
    for value in values:
        queue.append(value)
        queue.appendleft(value)
    total += len(queue)
    counter = collections.Counter(int(value * 50) for value in values)
    counter.update(counter)
    for i in range(5000):
        counter[i % 50] += 1
    total += counter.most_common(1)[0][1] + len(counter + counter)
    groups = collections.defaultdict(list)
    for value in values:
        groups[int(value * 100)].append(value)
    order = collections.OrderedDict.fromkeys(range(2000))
    for i in range(1000):
        order.move_to_end(i)
    total += order.popitem(last=False)[0] + len(groups)
    total += sum(p.x + p.y for p in [Point(i, 1) for i in range(3000)])
    total += sum(1 for _ in itertools.product(range(20), repeat=3)) + sum(1 for _ in itertools.permutations(range(7))) + len(list(itertools.combinations(range(20), 3)))
    total += sum(len(list(group)) for _, group in itertools.groupby(range(5000), key=lambda i: i // 10)) + sum(itertools.accumulate(range(3000)))
    total += sum(a * b for a, b in zip(itertools.count(), itertools.islice(itertools.cycle([1, 2]), 3000))) + len(list(itertools.chain.from_iterable([range(10)] * 500)))
    total += sum(len(batch) for batch in itertools.batched(values, 7)) + sum(b > a for a, b in itertools.pairwise(values))
    total += sum(cached(i % 150) for i in range(5000)) + functools.reduce(operator.add, range(5000)) + sum(kind(i) for i in range(1000))
    total += sum(map(functools.partial(int, base=2), ["101"] * 2000))
print(total)
