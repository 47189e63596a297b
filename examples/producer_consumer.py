"""Producers and consumers around a bounded buffer, with a condition variable.

A buffer of four places stands between three producers and two consumers. A
producer waits while the buffer is full, a consumer while it is empty. Waiting
releases both the buffer's lock and the GIL, and takes them again before it
returns. Whatever the threads' order, every item arrives exactly once.

    gillie examples/producer_consumer.py
"""

import threading
from collections import deque

PRODUCERS, CONSUMERS, ITEMS, PLACES = 3, 2, 200, 4


class BoundedBuffer:
    """A queue that holds at most `places` items."""

    def __init__(self, places):
        self.items = deque()
        self.places = places
        self.changed = threading.Condition()
        self.highest = self.waits_full = self.waits_empty = 0

    def put(self, item):
        with self.changed:
            while len(self.items) >= self.places:
                self.waits_full += 1
                self.changed.wait()
            self.items.append(item)
            self.highest = max(self.highest, len(self.items))
            self.changed.notify_all()

    def get(self):
        with self.changed:
            while not self.items:
                self.waits_empty += 1
                self.changed.wait()
            item = self.items.popleft()
            self.changed.notify_all()
            return item


def main():
    buffer = BoundedBuffer(PLACES)
    eaten = [[] for _ in range(CONSUMERS)]

    def produce(who):
        for i in range(ITEMS):
            buffer.put((who, i))

    def consume(who):
        while (item := buffer.get()) is not None:
            eaten[who].append(item)

    producers = [threading.Thread(target=produce, args=(i,)) for i in range(PRODUCERS)]
    consumers = [threading.Thread(target=consume, args=(i,)) for i in range(CONSUMERS)]
    for t in producers + consumers:
        t.start()
    for t in producers:
        t.join()
    for _ in consumers:
        buffer.put(None)  # one farewell for each
    for t in consumers:
        t.join()

    arrived = sorted(item for meal in eaten for item in meal)
    sent = sorted((who, i) for who in range(PRODUCERS) for i in range(ITEMS))
    print(f"sent     {len(sent)} items by {PRODUCERS} producers")
    print(f"arrived  {len(arrived)}, each exactly once: {arrived == sent}")
    print(f"by consumer {[len(meal) for meal in eaten]}")
    print(f"the buffer never held more than {buffer.highest} of {PLACES}")
    print(f"producers waited {buffer.waits_full} times (full), consumers {buffer.waits_empty} times (empty)")


if __name__ == "__main__":
    main()
