# Connected parts by union-find, the cheapest net by Kruskal, a tree's diameter.
from collections import defaultdict


class Parts:
    def __init__(self):
        self.parent, self.size = {}, {}

    def find(self, x):
        self.parent.setdefault(x, x)
        self.size.setdefault(x, 1)
        root = x
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[x] != root:
            self.parent[x], x = root, self.parent[x]
        return root

    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size.pop(b)
        return True

    def groups(self):
        found = defaultdict(list)
        for x in self.parent:
            found[self.find(x)].append(x)
        return sorted(map(sorted, found.values()))


CABLES = [("a", "b", 4), ("a", "h", 8), ("b", "c", 8), ("b", "h", 11), ("c", "d", 7), ("c", "f", 4), ("c", "i", 2),
          ("d", "e", 9), ("d", "f", 14), ("e", "f", 10), ("f", "g", 2), ("g", "h", 1), ("g", "i", 6), ("h", "i", 7),
          ("x", "y", 3)]
parts, net = Parts(), []
for a, b, price in sorted(CABLES, key=lambda cable: (cable[2], cable)):
    if parts.join(a, b):
        net.append((a, b, price))
print(sum(price for *_, price in net), net)
print(parts.groups(), sorted(parts.size.values()))

tree = defaultdict(dict)
for a, b, price in net:
    tree[a][b] = tree[b][a] = price


def farthest(start):
    stack, best = [(start, None, 0)], (0, start)
    while stack:
        here, before, far = stack.pop()
        best = max(best, (far, here))
        stack += [(other, here, far + price) for other, price in tree[here].items() if other != before]
    return best


_, end = farthest("a")
print("diameter", farthest(end)[0])


def show(node, before=None, indent=""):
    for other in sorted(tree[node]):
        if other != before:
            print(f"{indent}{node}-{other} {tree[node][other]}")
            show(other, node, indent + "  ")


show("a")
