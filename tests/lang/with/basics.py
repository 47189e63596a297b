# The with statement: order of calls, values, swallowing, errors in enter and exit.
class CM:
    def __init__(self, name, swallow=False, fail_enter=False, fail_exit=False):
        self.name, self.swallow, self.fail_enter, self.fail_exit = name, swallow, fail_enter, fail_exit
    def __enter__(self):
        print("enter", self.name)
        if self.fail_enter: raise RuntimeError("enter " + self.name)
        return self.name.upper()
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, repr(value), tb is not None)
        if self.fail_exit: raise RuntimeError("exit " + self.name)
        return self.swallow
with CM("a") as a:
    print("body", a)
with CM("a") as x, CM("b") as y:
    print(x, y)
with (CM("p") as p, CM("q"), CM("r") as r,):
    print(p, r)
with (CM("paren")): pass
with CM("s", swallow=True):
    raise ValueError("swallowed")
print("after")
try:
    with CM("outer"), CM("inner"):
        raise ValueError("through both")
except ValueError as e:
    print("caught", e)
try:
    with CM("outer"), CM("bad", fail_enter=True):
        print("never")
except RuntimeError as e:
    print("caught", e)
try:
    with CM("outer"), CM("bad", fail_exit=True):
        raise KeyError("original")
except RuntimeError as e:
    print("caught", e, repr(e.__context__))
with CM("outer", swallow=True), CM("bad", fail_exit=True):
    pass
def ret():
    with CM("ret"):
        return "value"
def brk():
    for i in range(3):
        with CM(f"loop{i}"):
            if i == 0: continue
            if i == 1: break
    return i
print(ret(), brk())
class Target: pass
o = Target()
d = {}
with CM("x") as o.attr, CM("y") as d["k"], CM("zz") as (z1, z2):
    print(o.attr, d, z1, z2)
for n, make in enumerate([lambda: 5, lambda: type("E", (), {"__enter__": lambda s: 1})(), lambda: type("X", (), {"__exit__": lambda s: 1})(), lambda: type("Bad", (), {"__enter__": lambda s: 1, "__exit__": lambda s: 1})()]):
    try:
        with make() as v:
            pass
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
class Instance: pass
i = Instance()
i.__enter__ = lambda: 1
i.__exit__ = lambda *a: 1
try:
    with i: pass
except TypeError as e:
    print(e)
for bad in ["with a as 1: pass", "with a as f(): pass", "with a as b c: pass", "with: pass", "with (a as b, c as d) as e: pass", "with a as (b, c): pass", "with (a, b): pass", "with (a as b): pass", "with a as (b+c): pass", "with a,: pass", "with (a for a in b) as c: pass"]:
    try:
        compile(bad, "<t>", "exec")
        print(bad, "fine")
    except SyntaxError as e:
        print(bad, "|", e.msg)
