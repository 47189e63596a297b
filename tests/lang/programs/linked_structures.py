# Linked list, binary tree, heap, trie, LRU cache, ring buffer by hand.
class LinkedList:
    class Node:
        __slots__ = "v", "next"
        def __init__(self, v, next=None): self.v, self.next = v, next
    def __init__(self, it=()):
        self.head = None; self.n = 0
        for v in reversed(list(it)): self.push(v)
    def push(self, v): self.head = self.Node(v, self.head); self.n += 1
    def pop(self):
        if not self.head: raise IndexError("pop from empty list")
        v, self.head = self.head.v, self.head.next; self.n -= 1; return v
    def __iter__(self):
        n = self.head
        while n: yield n.v; n = n.next
    def __len__(self): return self.n
    def __repr__(self): return " -> ".join(map(repr, self)) or "empty"
    def reverse(self):
        prev, cur = None, self.head
        while cur: cur.next, prev, cur = prev, cur, cur.next
        self.head = prev; return self
l = LinkedList("abc"); print(l, len(l), l.reverse(), l.pop(), l, list(l), "b" in l, LinkedList())
try: LinkedList().pop()
except IndexError as e: print(e)
class BST:
    root = None
    def insert(self, k):
        at, side = self, "root"
        while (n := getattr(at, side)) is not None: at, side = n, "l" if k < n.k else "r"
        setattr(at, side, type("Node", (), {"l": None, "r": None, "k": k})()); return self
    def __iter__(self):
        stack, n = [], self.root
        while stack or n:
            while n: stack.append(n); n = n.l
            n = stack.pop(); yield n.k; n = n.r
    def height(self, n="root"): n = self.root if n == "root" else n; return 0 if n is None else 1 + max(self.height(n.l), self.height(n.r))
t = BST()
for k in (50, 30, 70, 20, 40, 60, 80, 10): t.insert(k)
print(list(t), t.height(), 40 in t, 45 in t)
class Heap:
    def __init__(self): self.a = []
    def push(self, x):
        self.a.append(x); i = len(self.a) - 1
        while i and self.a[(p := (i - 1) // 2)] > self.a[i]: self.a[i], self.a[p] = self.a[p], self.a[i]; i = p
    def pop(self):
        a = self.a; a[0], a[-1] = a[-1], a[0]; x = a.pop(); i = 0
        while (c := 2 * i + 1) < len(a):
            if c + 1 < len(a) and a[c + 1] < a[c]: c += 1
            if a[i] <= a[c]: break
            a[i], a[c] = a[c], a[i]; i = c
        return x
h = Heap()
for x in [5, 3, 8, 1, 9, 2]: h.push(x)
print([h.pop() for _ in range(6)])
class Trie(dict):
    def add(self, w):
        n = self
        for c in w: n = n.setdefault(c, Trie())
        n.end = True; return self
    end = False
    def walk(self, prefix=""):
        if self.end: yield prefix
        for c in sorted(self): yield from self[c].walk(prefix + c)
    def complete(self, p):
        n = self
        for c in p:
            if c not in n: return []
            n = n[c]
        return list(n.walk(p))
t = Trie()
for w in "car card care cat dog do".split(): t.add(w)
print(t.complete("car"), t.complete("do"), t.complete("x"), list(t.walk()))
class Ring:
    def __init__(self, n): self.b, self.i, self.full = [None] * n, 0, False
    def add(self, x): self.b[self.i] = x; self.i = (self.i + 1) % len(self.b); self.full |= self.i == 0
    def __iter__(self): yield from (self.b[self.i:] + self.b[:self.i] if self.full else self.b[:self.i])
r = Ring(3); print(list(r)); [r.add(i) for i in range(5)]; print(list(r))
