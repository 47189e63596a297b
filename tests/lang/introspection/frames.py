# Frames: f_back, f_locals, f_lineno, f_globals; sys._getframe; tracing the stack.
import sys
def where():
    f = sys._getframe(1)
    return f.f_code.co_name, f.f_lineno, sorted(n for n in f.f_locals if n[0] != "_")
def caller(arg):
    local = arg * 2
    return where()
print(caller(1), where())
def stack():
    f, out = sys._getframe(), []
    while f: out.append(f.f_code.co_name); f = f.f_back
    return out
def a(): return b()
def b(): return (lambda: stack())()
print(a(), [stack() for _ in "x"], list(map(lambda _: stack(), "x")), sorted([1], key=lambda _: print(stack()) or 0))
def gen():
    yield sys._getframe().f_code.co_name, sys._getframe().f_back.f_code.co_name
def consume(): return next(gen())
print(consume())
g = gen(); print(g.gi_frame.f_code.co_name, g.gi_frame.f_lineno, g.gi_frame.f_back, g.gi_frame.f_locals); next(g); print(g.gi_frame.f_lineno)
def f_globals(): return sys._getframe().f_globals is globals(), sys._getframe().f_builtins["len"] is len
print(f_globals())
class Body:
    names = sorted(n for n in sys._getframe().f_locals if n[0] != "_")
    x = 1
    frame = sys._getframe().f_code.co_name
print(Body.names, Body.frame)
def write_locals():
    v = 1
    sys._getframe().f_locals["v"] = 2
    return v
print(write_locals())
def closure():
    c = 5
    def inner():
        c
        return dict(sys._getframe().f_locals)
    return inner()
print(closure())
class Tracker:
    def __enter__(self): self.line = sys._getframe(1).f_lineno; return self
    def __exit__(self, *a): print("exit called from", sys._getframe(1).f_code.co_name)
def use():
    with Tracker() as t: pass
    return t.line
print(use())
try: sys._getframe(-1).f_code and print("negative is fine")
except ValueError as e: print(e)
def depth(n): return len(stack()) if n == 0 else depth(n - 1)
print(depth(50))
print(sys._getframe().f_trace, sys.gettrace(), sys.getprofile())
