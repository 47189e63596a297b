"""Generators: functions that pause, and what can be built from them.

A generator keeps its place between two calls. That is enough for lazy
streams, for pipelines, for walking trees, and for tasks that take turns:
threads without threads, where every switch stands in the program text as
`yield`. Compare with examples/lost_update.py, where a switch can come between
any two instructions.

    gillie examples/generators.py
"""

from collections import deque
from itertools import count, islice


def title(text):
    print(f"\n{text}\n{'-' * len(text)}")


def primes():
    """All prime numbers: an endless stream, computed as it is read."""
    found = []
    for n in count(2):
        if all(n % p for p in found if p * p <= n):
            found.append(n)
            yield n


def running_mean():
    """A coroutine of the old kind: values are sent in, means come out."""
    total, n, mean = 0.0, 0, None
    while True:
        total += yield mean
        n += 1
        mean = total / n


def leaves(tree):
    """Every leaf of a nested list: `yield from` hands on a whole generator."""
    for node in tree:
        if isinstance(node, list):
            yield from leaves(node)
        else:
            yield node


def task(name, steps):
    for step in range(1, steps + 1):
        print(f"  {name}: step {step} of {steps}")
        yield
    return f"{name} finished"


def round_robin(tasks):
    """A scheduler in seven lines: each task runs to its next yield."""
    queue = deque(tasks)
    while queue:
        current = queue.popleft()
        try:
            next(current)
            queue.append(current)
        except StopIteration as done:
            print(f"  {done.value}")


def main():
    title("A lazy stream")
    print("  first primes over 100:", *islice((p for p in primes() if p > 100), 8))

    title("Values sent in")
    mean = running_mean()
    next(mean)
    for value in (10, 20, 60):
        print(f"  after {value}: {mean.send(value):.1f}")

    title("A tree, flattened")
    print(" ", *leaves([1, [2, [3, 4], []], [[5]], 6]))

    title("Tasks that take turns")
    round_robin([task("wash", 3), task("cook", 1), task("read", 2)])


if __name__ == "__main__":
    main()
