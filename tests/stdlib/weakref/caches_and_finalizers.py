# Weak caches empty themselves, finalizers run in order: when the last reference goes, or by hand.
import weakref


class Node:
    made = 0

    def __init__(self, name):
        Node.made += 1
        self.name, self.parent, self.children = name, None, []

    def add(self, *names):
        for name in names:
            child = Node(name)
            child.parent = weakref.ref(self)
            self.children.append(child)
        return self

    def path(self):
        parent = self.parent() if self.parent else None
        return (parent.path() + "/" if parent else "") + self.name

    def close(self):
        print(f"close {self.name}")


class Cache:
    def __init__(self):
        self.nodes = weakref.WeakValueDictionary()

    def __call__(self, name):
        node = self.nodes.get(name)
        if node is None:
            node = self.nodes[name] = Node(name)
        return node


cache = Cache()
a, b = cache("a"), cache("b")
print(cache("a") is a, cache("c").name, sorted(cache.nodes), Node.made)
del a
print(sorted(cache.nodes), cache("a").path(), len(cache.nodes), Node.made)
notes = weakref.WeakKeyDictionary({b: "note on b"})
extra = Node("extra")
notes[extra] = "more"
print(len(notes), notes[b], extra in notes)
del extra
print(len(notes), [n.name for n in notes], list(notes.values()))

root = Node("root").add("x", "y")
x = root.children[0].add("deep")
deep = x.children[0]
print(deep.path(), x.path())
first = weakref.finalize(root, print, "final 1", "root", sep=":")
weakref.finalize(root, print, "final 2")
third = weakref.finalize(root, lambda: "value of the third")
watch = weakref.ref(root, lambda r: print("callback", r is watch, r()))
print(first.alive, third(), third.alive, third(), first.peek()[2:], watch() is root)
del root
print(first.alive, watch(), x.path(), deep.path(), first.detach())
method = weakref.WeakMethod(x.close)
method()()
proxy = weakref.proxy(x)
proxy.name = "renamed"
print(x.name, len(proxy.children), proxy.path(), weakref.getweakrefcount(x) > 0)
del x
print(method() is None, deep.path())
for look in lambda: proxy.name, lambda: weakref.ref(5), lambda: {proxy: 1}:
    try:
        print(look())
    except (ReferenceError, TypeError) as error:
        print(type(error).__name__)
group = weakref.WeakSet([b, deep, b])
print(len(group), b in group, sorted(n.name for n in group | {Node("z")}))
del deep
print(len(group), {weakref.ref(b), weakref.ref(b)} == {weakref.ref(b)}, weakref.ref(b) is weakref.ref(b))
last = weakref.finalize(b, print, "at exit, after what follows")
weakref.finalize(b, print, "at exit, first of the two")
silent = weakref.finalize(b, print, "never")
silent.atexit = False
print("end", silent.alive)
