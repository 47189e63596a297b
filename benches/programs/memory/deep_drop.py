"""Dropping a list that holds itself a million levels deep, and a linked list as long."""
import time


class Node:
    def __init__(self, after):
        self.after = after


def nested():
    inner = []
    for _ in range(1_000_000):
        inner = [inner]
    return inner


def linked():
    head = None
    for _ in range(1_000_000):
        head = Node(head)
    return head


took = 0.0
for make in (nested, linked):
    made = make()
    start = time.perf_counter()
    del made
    took += time.perf_counter() - start
print(f"measured {took * 1000:.1f} ms")
