def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)

def loop(n):
    i = 0
    s = 0
    while i < n:
        s += i * 2
        i += 1
        if i % 3 == 0 and s > 10 or not n:
            continue
    return s

class A(B):
    """doc"""
    def __init__(self, x):
        super().__init__()
        self.x = x
    def m(self, y=1, *, k=2):
        for i, v in enumerate(self.x):
            self.y[i] += v
        return [a for a in self.x if a is not None]

def g():
    try:
        x = yield 1
        a, b = b, a
    except ValueError as e:
        print(e, sep='')
    finally:
        done()
    with open("f") as f, lock:
        return f.read()

def outer():
    c = 0
    def inner():
        nonlocal c
        c += 1
        return lambda: c
    if 0 < f() < 10: pass
    x = a if c else b
    return inner, f(*args, **kw), f'{x!r:>{c}} y'
