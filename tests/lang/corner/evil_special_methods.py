# Special methods that change the object under the feet of the caller.
class Clears:
    def __init__(self, c): self.c = c
    def __eq__(self, o): self.c.clear(); return True
    def __hash__(self): return 1
    def __lt__(self, o): self.c.clear(); return True
    def __repr__(self): self.c.clear(); return "R"
    def __bool__(self): self.c.clear(); return True
    def __del__(self): self.c.clear()
    def __index__(self): self.c.clear(); return 0
    def __len__(self): self.c.clear(); return 1
    def __str__(self): self.c.clear(); return "S"
def fresh():
    l = [1, 2, 3]; l += [Clears(l), Clears(l)]; return l
l = fresh(); print(repr(l)[:12], l); l = fresh(); print(l == [1, 2, 3, 4, 5], l); l = fresh(); print(5 in l, l); l = fresh()
try: print(l[l[3]])
except IndexError as e: print(e, l)
l = fresh(); print(all(l), l); l = fresh()
try: l[l[3]] = 5
except IndexError as e: print(e, l)
l = fresh(); print([x for x in l if x][:3] != None, l); l = fresh()
try: print(l.sort())
except (ValueError, TypeError) as e: print(type(e).__name__, e)
d = {}; d.update({Clears(d): 1, "k": 2}); print(d.get(Clears(d), "none"), len(d)); s = set(); s.add(Clears(s)); print(Clears(s) in s, len(s)); l = fresh(); print("".join(map(str, l)), l); l = fresh(); l[3] = None; print(l, "after __del__ of the replaced one"); l = fresh(); del l[3:]; print(l)
class Grow:
    def __init__(self, l): self.l = l
    def __eq__(self, o): self.l.append(1); return False
l = []; l.extend([Grow(l) for _ in range(3)]); print(len(l))
class SelfRef:
    def __iter__(self): return self
    def __next__(self): raise StopIteration(self)
print(list(SelfRef()), max(SelfRef(), default=1))
class Swap:
    def __enter__(self): type(self).__exit__ = lambda *a: print("swapped exit") or True; return self
    def __exit__(self, *a): print("original exit")
with Swap(): pass
class Chameleon:
    def __call__(self): self.__class__ = Other; return "first"
class Other:
    def __call__(self): return "second"
c = Chameleon(); print(c(), c()); 
class DelAttr:
    def __getattr__(self, n): self.__dict__[n] = "made"; return "missing"
o = DelAttr(); print(o.x, o.x); class_attr = type("K", (), {"m": lambda self: setattr(type(self), "m", lambda s: "new") or "old"}); k = class_attr(); print(k.m(), k.m())
def f():
    f.__code__ = g.__code__; return "old code"
def g(): return "new code"
print(f(), f()); it = iter([1, 2, 3])
class Stop:
    def __iter__(self): return it
    def __contains__(self, x): return next(it)
print(5 in Stop(), list(Stop()))
def deleter():
    global deleter
    del deleter
    return "still running"
print(deleter(), "deleter" in globals())
