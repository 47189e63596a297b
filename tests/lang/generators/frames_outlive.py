import sys, gc
# the frame object of a generator that never ran outlives it
def g(a, b=[2]):
    x = 1
    yield a
gen = g([1]); frame = gen.gi_frame; del gen; gc.collect()
junk = [bytes(100) for _ in range(50)]
print(frame.f_back, sorted(frame.f_locals))
gen = g([1]); frame = gen.gi_frame; gen.close(); junk = [bytes(100) for _ in range(50)]
print(sorted(frame.f_locals))
# a cycle through the generator's own variables, collected
def h():
    me = yield
    yield
gen = h(); next(gen); gen.send(gen); frame = gen.gi_frame
frames = [frame]; del gen, frame; gc.collect()
junk = [bytes(100) for _ in range(50)]
print(type(frames[0].f_locals).__name__)
# clear
gen = g([1]); next(gen)
try: gen.gi_frame.clear()
except RuntimeError as e: print(e)
def running():
    try: sys._getframe().clear()
    except RuntimeError as e: print(e)
    yield
list(running())
gen = g([1]); f = gen.gi_frame; f.clear()
print(list(gen))
# the caller of a generator that delegates
def inner():
    try: yield 1
    except ValueError:
        f = sys._getframe()
        names = []
        while f:
            names.append(f.f_code.co_name); f = f.f_back
        print(names)
        f = o.gi_frame
        print(f.f_lineno - f.f_code.co_firstlineno, f.f_back.f_code.co_name)
        yield 2
def outer():
    yield from inner()
o = outer()
def deep(n):
    a = b = c = d = [n]
    return deep(n - 1) if n else next(o)
print(deep(30))
def other(x):
    y = [x]
    return o.throw(ValueError)
print(other(1))
