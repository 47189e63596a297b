# Object graphs that are built and changed at random, against a naive model: what can be reached from the roots is
# alive, and after a full collection nothing else is. When all is over, as many objects live as before.
import gc
import memory
import random
import weakref


class Node:
    def __init__(self, number):
        self.number = number


class Slotted:
    __slots__ = ("number", "edges", "__weakref__")

    def __init__(self, number):
        self.number = number


class Many(list):
    pass


class Graph:
    """Nodes by number; the edges of a node hang on it by one of several kinds of containers."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.roots = {}
        self.alive = {}
        self.model = {}
        self.next = 0

    def add(self):
        number, self.next = self.next, self.next + 1
        node = self.random.choice([Node, Slotted])(number)
        node.edges = self.random.choice([list, dict, set, Many, lambda: None])()
        self.roots[number] = node
        self.alive[number] = weakref.ref(node)
        self.model[number] = []

    def link(self):
        number, other = self.random.choices(list(self.roots), k=2)
        node, target = self.roots[number], self.roots[other]
        if isinstance(node.edges, list):
            node.edges.append(self.wrap(target))
        elif isinstance(node.edges, dict):
            node.edges[len(node.edges)] = self.wrap(target)
        elif isinstance(node.edges, set):
            node.edges.add(target)
        else:
            # A chain of tuples.
            node.edges = (node.edges, target)
        self.model[number].append(other)

    def wrap(self, target):
        kind = self.random.randrange(5)
        if kind == 0:
            return (target,)
        if kind == 1:
            return lambda: target
        if kind == 2:
            return [[target]]
        if kind == 3:
            return iter([target])
        return target

    def unlink(self):
        number = self.random.choice(list(self.roots))
        node = self.roots[number]
        node.edges = type(node.edges)() if node.edges and not isinstance(node.edges, tuple) else None
        self.model[number] = []

    def drop(self):
        del self.roots[self.random.choice(list(self.roots))]

    def reachable(self):
        found, work = set(), list(self.roots)
        while work:
            number = work.pop()
            if number not in found:
                found.add(number)
                work.extend(self.model[number])
        return found

    def check(self, exact):
        alive = {number for number, reference in self.alive.items() if reference() is not None}
        reachable = self.reachable()
        if not reachable <= alive:
            return f"freed too early: {sorted(reachable - alive)}"
        if exact and alive != reachable:
            return f"not freed: {sorted(alive - reachable)}"
        for number in set(self.alive) - alive:
            del self.alive[number], self.model[number]
        return None

    def run(self, steps):
        for step in range(steps):
            if len(self.roots) < 3:
                self.add()
            action = self.random.choices([self.add, self.link, self.unlink, self.drop], [4, 8, 1, 3])[0]
            action()
            if step % 37 == 0:
                # Garbage of what is looked at only may stay: it is in older generations.
                gc.collect(self.random.randrange(2))
                problem = self.check(exact=False)
            elif step % 101 == 0:
                gc.collect()
                problem = self.check(exact=True)
            else:
                continue
            if problem:
                return problem
        return None


def play(seed, steps):
    problem = Graph(seed).run(steps)
    gc.collect()
    return problem


thresholds = gc.get_threshold()
play(0, 200)
gc.collect()
before = memory.live()
for seed, threshold in [(1, 700), (2, 5), (3, 1), (4, 30)]:
    gc.set_threshold(threshold, 3, 3)
    problem = play(seed, 400)
    if problem:
        print(f"seed {seed}: {problem}")
gc.set_threshold(*thresholds)
del problem, seed, threshold
gc.collect()
# A few objects of the interpreter's own (caches) may come; nothing per node of the graphs may.
left = memory.live() - before
print("left over:", "nothing" if left < 60 else left)  # expect: left over: nothing
