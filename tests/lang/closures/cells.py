# Cells, __closure__, late binding and the life of captured variables.
def make():
    a, b = 1, [2]
    def inner():
        return a, b
    a = 10
    return inner
f = make()
print(f(), f.__closure__ is not None, [c.cell_contents for c in f.__closure__], f.__code__.co_freevars, make.__code__.co_cellvars)
f.__closure__[0].cell_contents = 99
print(f())
def empty():
    def inner(): return x
    if False:
        x = 1
    return inner
try:
    empty().__closure__[0].cell_contents
except ValueError as e:
    print(e)
try:
    empty()()
except NameError as e:
    print(e)
adders = [lambda v, n=n: v + n for n in range(3)]
print([add(10) for add in adders])
def loop():
    fs = []
    for i in range(3):
        def show(): return i
        fs.append(show)
    i = "end"
    return [f() for f in fs]
print(loop())
def compose(*fs):
    def composed(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return composed
print(compose(str, lambda x: x * 2, lambda x: x + 1)(4))
def accumulate():
    total = 0
    def add(x):
        nonlocal total
        total += x
        return total
    return add
a1, a2 = accumulate(), accumulate()
print(a1(1), a1(10), a2(5), a1(100))
def param(x):
    def get(): return x
    def put(v):
        nonlocal x
        x = v
    return get, put
get, put = param(1)
put(2)
print(get(), param.__code__.co_cellvars)
def recursive(n):
    def fact(k): return 1 if k < 2 else k * fact(k - 1)
    return fact(n)
print(recursive(20))
import types
cell = types.CellType(5)
g = types.FunctionType(f.__code__, globals(), "g", None, (cell, types.CellType([6])))
print(g(), cell == types.CellType(5), cell < types.CellType(6), types.CellType() == types.CellType())
try:
    types.FunctionType(f.__code__, globals(), "g", None, (cell,))
except ValueError as e:
    print(e)
try:
    types.FunctionType(f.__code__, globals(), "g")
except TypeError as e:
    print(e)
