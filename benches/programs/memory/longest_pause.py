"""The longest pause of a program that makes garbage beside a million live objects."""
import time


class Node:
    def __init__(self, number):
        self.number = number
        self.link = None


def make(live):
    for number in range(live):
        node = Node(number)
        node.link = [node]
        yield node


alive = list(make(500_000))
worst, last = 0.0, time.perf_counter()
for number in range(1_500_000):
    node = Node(number)
    node.link = node
    if number % 8 == 0:
        now = time.perf_counter()
        worst, last = max(worst, now - last), now
print(f"measured {worst * 1000:.1f} ms")
