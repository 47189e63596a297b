# Graphs copied: cycles, shared parts, classes that say how they are copied
import copy
import weakref
from collections import defaultdict, deque


class Node:
    def __init__(self, name):
        self.name, self.links = name, []

    def __repr__(self):
        return f"{self.name}->{','.join(n.name for n in self.links)}"


a, b, c = map(Node, "abc")
a.links += [b, c]
b.links += [a, a]
c.links.append(c)
d = copy.deepcopy(a)
print(d, d.links, d.links[0].links[0] is d, d.links[1].links[0] is d.links[1], d.links[0] is b)
shallow = copy.copy(a)
print(shallow.links is a.links, shallow is a)


class Cached:
    """The cache is not copied, the lock is shared."""

    def __init__(self, lock):
        self.lock, self.cache, self.data = lock, {1: "x"}, [1, 2]

    def __deepcopy__(self, memo):
        print("copying with a memo of", len(memo))
        new = type(self)(self.lock)
        memo[id(self)] = new
        new.cache, new.data = {}, copy.deepcopy(self.data, memo)
        return new


lock = object()
one = Cached(lock)
x, y = copy.deepcopy([one, one])
print(x is y, x.lock is lock, x.cache, x.data, x.data is one.data)


class Pair:
    __slots__ = ("left", "right", "__weakref__")

    def __init__(self, left, right):
        self.left, self.right = left, right

    def __reduce_ex__(self, protocol):
        return make_pair, (self.left, self.right), None, None, None


def make_pair(left, right):
    print("make", left, right)
    return Pair(left, right)


p = copy.deepcopy(Pair([1], (2, [3])))
print(p.left, p.right, copy.copy(p).left is p.left, weakref.ref(p)() is p)
t = (1, "two", (3.0, None), frozenset({4}))
print(copy.deepcopy(t) is t, copy.deepcopy((t, [])) == (t, []), copy.deepcopy(len) is len, copy.deepcopy(Node) is Node)
loop = ([],)
loop[0].append(loop)
new = copy.deepcopy(loop)
print(new[0][0] is new, new is loop)
dd = copy.deepcopy(defaultdict(list, {"a": [1]}))
print(dd.default_factory, dd, copy.copy(deque([1], 3)), copy.deepcopy(bytearray(b"x")))
m = copy.deepcopy({"m": "abc".upper})["m"]
print(m())
for wrong in ((i for i in ()), lambda: 0):
    try:
        print(type(copy.deepcopy(wrong)).__name__)
    except TypeError as error:
        print(error)


class Bad:
    def __reduce_ex__(self, protocol):
        return 5


try:
    copy.copy(Bad())
except TypeError as error:
    print(type(error).__name__)
