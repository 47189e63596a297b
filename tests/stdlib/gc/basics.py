# gc: cycles are collected, __del__ in cycles, disable, callbacks, is_tracked.
import gc, weakref
class N:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
a, b = N("a"), N("b"); a.o, b.o = b, a; ra = weakref.ref(a); del a, b; print("before"); print(gc.collect() >= 2, ra())
x = N("self"); x.me = x; del x; gc.collect(); l = []; l.append(l); d = {}; d["d"] = d; del l, d; print(gc.collect() >= 2)
gc.disable(); print(gc.isenabled()); gc.enable(); print(gc.isenabled(), len(gc.get_count()), len(gc.get_threshold()), gc.is_tracked([]), gc.is_tracked(5), gc.is_tracked("s"), gc.is_tracked(N))
o = [1]; holder = {"k": o}; print(any(r is holder for r in gc.get_referrers(o)), any(r is o for r in gc.get_referents(holder)), any(x is o for x in gc.get_objects()) or True, isinstance(gc.get_stats(), list))
def closure_cycle():
    def f(): return f
    return weakref.ref(f)
r = closure_cycle(); gc.collect(); print(r())
class K:
    def method(self): return 1
k = K(); k.bound = k.method; rk = weakref.ref(k); del k; gc.collect(); print(rk())
class Err(Exception): pass
try: raise Err
except Err as e: err = e; err.cycle = err; re_ = weakref.ref(err)
del err; gc.collect(); print(re_())
def gen():
    me = yield
    yield me
g = gen(); next(g); g.send(g); rg = weakref.ref(g); del g; gc.collect(); print(rg())
class Phoenix:
    kept = []
    def __del__(self): print("rise"); Phoenix.kept.append(self)
p = Phoenix(); p.p = p; del p; gc.collect(); print(len(Phoenix.kept)); Phoenix.kept.clear(); gc.collect(); print("burnt")
gc.set_threshold(700, 10, 10); print(gc.get_threshold()); seen = []; cb = lambda phase, info: seen.append(phase); gc.callbacks.append(cb); gc.collect(); gc.callbacks.remove(cb); print(seen)
for i in range(20000): c = []; c.append(c)
print("many cycles"); T = type("T", (), {}); T.self = T; rt = weakref.ref(T); del T; gc.collect(); print(rt()); gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze()
for f in (lambda: gc.collect(5), lambda: gc.set_threshold("x"), lambda: gc.is_tracked()):
    try: f()
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
