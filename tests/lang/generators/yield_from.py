# PEP 380: delegation of values, sends, throws, close and the result.
def inner():
    print("inner start")
    x = yield 1
    print("inner got", x)
    try:
        y = yield 2
    except ValueError as e:
        print("inner caught", e)
        y = "from throw"
    return ("result", x, y)
def outer():
    r = yield from inner()
    print("outer has", r)
    r2 = yield from [10, 20]
    print("list gives", r2)
    return r
g = outer()
print(next(g), g.gi_yieldfrom.__name__)
print(g.send("s"))
print(g.throw(ValueError("t")))
print(next(g), type(g.gi_yieldfrom).__name__)
try:
    g.send("to a list iterator")
except AttributeError as e:
    print(e)
def closing():
    try:
        yield 1
    finally:
        print("inner closed")
def delegating():
    try:
        yield from closing()
    finally:
        print("outer closed")
g = delegating()
next(g)
g.close()
g = delegating()
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print(repr(e))
class Custom:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("custom result")
        return self.n
    def send(self, v):
        print("custom send", v)
        return v * 2
    def throw(self, *a):
        print("custom throw", a)
        return "thrown"
    def close(self):
        print("custom close")
def d():
    return (yield from Custom())
g = d()
print(next(g), g.send(5), g.throw(ValueError("v")), next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value)
g = d()
next(g)
g.close()
def tree(t):
    if isinstance(t, tuple):
        for c in t:
            yield from tree(c)
    else:
        yield t
print(list(tree((1, (2, (3, 4)), ((5,),)))))
def chain(n):
    if n:
        yield from chain(n - 1)
    yield n
print(sum(chain(200)), list(chain(5)))
def bad():
    yield from 5
try:
    list(bad())
except TypeError as e:
    print(e)
def sub_stop():
    raise ValueError("in sub")
    yield
def catching():
    try:
        yield from sub_stop()
    except ValueError as e:
        yield f"caught {e}"
print(list(catching()))
def value_only():
    return 5
    yield
def collect():
    total = 0
    for _ in range(3):
        total += yield from value_only()
    return total
def main():
    print((yield from collect()))
print(list(main()))
print([x for x in (lambda: (yield from "ab"))()])
def recursive():
    yield from g2
g2 = recursive()
try:
    next(g2)
except ValueError as e:
    print(e)
