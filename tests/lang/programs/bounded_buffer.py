# A bounded buffer with two conditions on one lock: producers and consumers, closing, time-outs; only sums are printed.
import threading
from collections import Counter, deque


class Closed(Exception):
    pass


class Buffer:
    def __init__(self, size):
        self.size, self.items, self.closed = size, deque(), False
        self.most = self.passed = 0
        self.lock = threading.Lock()
        self.filled = threading.Condition(self.lock)
        self.emptied = threading.Condition(self.lock)

    def put(self, item, timeout=None):
        with self.emptied:
            if not self.emptied.wait_for(lambda: self.closed or len(self.items) < self.size, timeout):
                raise TimeoutError("full")
            if self.closed:
                raise Closed("put")
            self.items.append(item)
            self.most = max(self.most, len(self.items))
            self.filled.notify()

    def get(self, timeout=None):
        with self.filled:
            if not self.filled.wait_for(lambda: self.closed or self.items, timeout):
                raise TimeoutError("empty")
            if not self.items:
                raise Closed("get")
            self.passed += 1
            self.emptied.notify()
            return self.items.popleft()

    def close(self):
        with self.lock:
            self.closed = True
            self.filled.notify_all()
            self.emptied.notify_all()

    def __iter__(self):
        try:
            while True:
                yield self.get()
        except Closed:
            return


def run(size, producers, consumers, each):
    buffer, baskets = Buffer(size), [[] for _ in range(consumers)]

    def produce(n):
        for k in range(each):
            buffer.put((n, k))

    def consume(basket):
        for item in buffer:
            basket.append(item)

    makers = [threading.Thread(target=produce, args=(n,)) for n in range(producers)]
    takers = [threading.Thread(target=consume, args=(basket,)) for basket in baskets]
    for thread in makers + takers:
        thread.start()
    for thread in makers:
        thread.join()
    buffer.close()
    for thread in takers:
        thread.join()
    everything = Counter(item for basket in baskets for item in basket)
    in_order = all(ks == sorted(ks) for basket in baskets for n in range(producers)
                   for ks in [[k for m, k in basket if m == n]])
    print(f"{producers} to {consumers} through {size}: passed {buffer.passed}, once each {set(everything.values()) == {1}},",
          f"sum {sum(k for _, k in everything)}, within bounds {1 <= buffer.most <= size}, in order {in_order}")


run(1, 1, 1, 50)
run(3, 4, 2, 25)
run(5, 2, 4, 40)
run(100, 3, 3, 20)

small = Buffer(2)
small.put("a")
small.put("b")
for action in (lambda: small.put("c", timeout=0.01), lambda: small.get(), lambda: small.get(), lambda: small.get(timeout=0)):
    try:
        print(action())
    except TimeoutError as error:
        print("TimeoutError:", error)
small.put("last")
waiting = threading.Thread(target=lambda: print("others wait:", list(small)))
waiting.start()
small.close()
waiting.join()
for action in (small.get, lambda: small.put("late")):
    try:
        action()
    except Closed as error:
        print("Closed:", error)
try:
    small.filled.notify()
except RuntimeError as error:
    print("RuntimeError:", error)
