# Closures with comprehensions, classes, generators, deletion and recursion.
def multi():
    a, b, c = 1, 2, 3
    def f(): return a + g()
    def g(): return b + h()
    def h(): nonlocal c; c += 1; return c
    return f(), f(), c
print(multi())
def class_in_function(n):
    class K:
        n = "class n"
        def get(self): return n
    return K().get(), K.n
try: print(class_in_function(5))
except NameError as e: print(type(e).__name__, e)
def gen_closure():
    total = 0
    def add(x):
        nonlocal total
        total += x
        yield total
    for i in range(3): yield from add(i)
    yield ("final", total)
print(list(gen_closure()))
def deleted():
    x = 1
    def get(): return x
    r = [get()]
    del x
    try: get()
    except NameError as e: r.append(str(e))
    x = 2; r.append(get()); return r
print(deleted())
def loop_vars():
    fs = []
    for i in range(3):
        def f(i=i):
            def g(): return i
            return g
        fs.append(f())
    return [f() for f in fs], [(lambda j: lambda: j)(k)() for k in range(3)]
print(loop_vars())
def exc_var():
    fs = []
    try: raise ValueError("e")
    except ValueError as e: fs.append(lambda: e)
    try: fs[0]()
    except NameError as n: return str(n)
print(exc_var())
def params(a, *args, k=1, **kw):
    def inner(): return a, args, k, kw
    a = "changed"; args = args[::-1]; kw["n"] = 1
    return inner()
print(params(1, 2, 3, k=4, z=5))
def same_name(x):
    def x_(): return x
    x = lambda: x_
    return x()() is x
print(same_name(1)); counter = (lambda: [c := [0], lambda: c.__setitem__(0, c[0] + 1) or c[0]][1])(); print(counter(), counter())
def lazy(n):
    cache = {}
    def fib(k): return cache[k] if k in cache else cache.setdefault(k, k if k < 2 else fib(k - 1) + fib(k - 2))
    return fib(n), len(cache)
print(lazy(50)); make = lambda: (lambda s: (lambda: s, lambda v: s))("x"); print(make()[0]()); print([f() for f in [lambda: x for x in range(3)]], list(f() for f in (lambda: x for x in range(3))))
def pipeline(*fs):
    def run(x):
        def go(i, v): return v if i == len(fs) else go(i + 1, fs[i](v))
        return go(0, x)
    return run
print(pipeline(str.strip, str.title, lambda s: s + "!")("  hi there ")); print(pipeline.__closure__, pipeline().__code__.co_freevars, [c.cell_contents for c in pipeline(len).__closure__])
