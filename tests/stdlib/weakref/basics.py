# weakref: ref, proxy, callbacks, WeakValueDictionary, WeakKeyDictionary, WeakSet, finalize.
import weakref, gc
class A:
    def __init__(self, n="a"): self.n = n
    def m(self): return f"m of {self.n}"
    def __repr__(self): return f"A({self.n})"
a = A(); r = weakref.ref(a); p = weakref.proxy(a); print(r() is a, p.n, p.m(), r == weakref.ref(a), r is weakref.ref(a), weakref.getweakrefcount(a), len(weakref.getweakrefs(a)), hash(r) == hash(a), type(p).__name__, callable(r), a.__weakref__ is r)
p.n = "set"; print(a.n); dead = []; r2 = weakref.ref(a, lambda ref: dead.append(ref is r2)); del a; gc.collect(); print(r(), dead, r2())
try: p.n
except ReferenceError as e: print(e)
print(repr(r).startswith("<weakref at 0x"), "dead" in repr(r))
for v in (5, "s", (), None, [], {}, 1.5, len):
    try: weakref.ref(v); print(type(v).__name__, "fine")
    except TypeError as e: print(e)
class L(list): pass
class S: __slots__ = ()
print(weakref.ref(l := L([1]))() is l)
try: weakref.ref(S())
except TypeError as e: print(e)
d = weakref.WeakValueDictionary(); k = A("k"); d["k"] = k; d["gone"] = A("temp"); gc.collect(); print(list(d.items()), len(d), "gone" in d); del k; gc.collect(); print(len(d))
w = weakref.WeakKeyDictionary(); k = A("key"); w[k] = 1; print(w[k], len(w)); del k; gc.collect(); print(len(w))
s = weakref.WeakSet(); x, y = A("x"), A("y"); s.add(x); s.add(y); print(len(s), x in s); del x; gc.collect(); o = list(s)[0]; print(o.n)
wm = weakref.WeakMethod(y.m); print(wm()()); f = weakref.finalize(y, print, "finalized", "args"); print(f.alive); del y, o; gc.collect(); print(f.alive, wm(), f())
def fn(): pass
rf = weakref.ref(fn); del fn; gc.collect(); print(rf()); b = A(); c1 = weakref.ref(b, lambda r: print("cb1")); c2 = weakref.ref(b, lambda r: print("cb2")); del b; gc.collect()
class Node:
    def __init__(self, parent=None): self.parent = weakref.ref(parent) if parent else None; self.kids = []
root = Node(); kid = Node(root); root.kids.append(kid); print(kid.parent() is root); del root; gc.collect(); print(kid.parent()); e = A("end"); fin = weakref.finalize(e, print, "finalized at exit"); fd = weakref.finalize(e, print, "detached"); fd.detach(); print("done")
