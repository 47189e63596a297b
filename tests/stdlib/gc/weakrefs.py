# Weak references in collections, and the order of callbacks.
import gc, weakref


class Node:
    pass


def say(text):
    return lambda reference: print(text, reference() is None)


node = Node()
first = weakref.ref(node, say("first"))
plain = weakref.ref(node)
proxy = weakref.proxy(node)
second = weakref.ref(node, say("second"))
third = weakref.proxy(node, say_third := (lambda reference: print("third")))
print(weakref.getweakrefcount(node), weakref.getweakrefs(node)[0] is plain, weakref.getweakrefs(node)[1] is proxy)
print([kept is other for kept, other in zip(weakref.getweakrefs(node), [plain, proxy, third, second, first])])
print(weakref.ref(node) is plain, weakref.proxy(node) is proxy)
del node

# The callback of a weak reference that is garbage itself is not called.
node = Node()
node.itself = node
node.reference = weakref.ref(node, say("never"))
outside = weakref.ref(node, say("outside"))
del node
gc.collect()


# A callback sees dead references only, also in cycles; a finalizer does not see weak references any more.
class Finalized:
    def __del__(self):
        print("finalizer", self.reference())


node = Finalized()
node.itself = node
node.reference = weakref.ref(node)
del node
gc.collect()


class Subclass(weakref.ref):
    pass


node = Node()
one, two = Subclass(node), Subclass(node)
print(one is two, one == two, weakref.getweakrefcount(node))
many = [weakref.ref(node, print) for _ in range(20000)]
del many
print(weakref.getweakrefcount(node))

values = weakref.WeakValueDictionary()
keys = weakref.WeakKeyDictionary()
for name in "abc":
    node = Node()
    node.itself = node
    values[name] = node
    keys[node] = name
print(len(values), len(keys))
del node
gc.collect()
print(len(values), len(keys))


# A weakref that holds the only reference to its own referent; the same in a deep structure.
class Holder(weakref.ref):
    pass


def deep(count):
    inner = None
    for _ in range(count):
        node = Node()
        holder = Holder(node, lambda reference: print("never"))
        holder.node, holder.inner = node, inner
        inner = [holder]
    return inner


node = Node()
holder = Holder(node, lambda reference: print("never"))
holder.node = node
del node, holder
structure = deep(500)
del structure
print([chr(65 + number) * 42 for number in range(3)])


class Methods:
    def __bytes__(self):
        return b"bytes"

    def __reversed__(self):
        return iter("cba")

    def __len__(self):
        return 3


methods = Methods()
print(bytes(weakref.proxy(methods)), "".join(reversed(weakref.proxy(methods))), len(weakref.proxy(methods)))
for wrong in (lambda: weakref.ref(methods, callback=None), lambda: weakref.ref(methods, 1, 2), lambda: weakref.ref(methods).__init__(0, 0, 0)):
    try:
        wrong()
    except TypeError as error:
        print(error)
