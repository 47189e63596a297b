# What may stand in a class body, and what the body sees.
log = []
class Body:
    """Docstring."""
    log.append(__name__)
    log.append(__qualname__)
    import math
    from os import path as p
    for i in range(3):
        squares = i * i
    if squares > 2:
        def conditional(self): return "defined"
    else:
        other = 1
    try:
        1 / 0
    except ZeroDivisionError as e:
        caught = str(e)
    with open("/dev/null") as f:
        closed = f.closed
    while i: i -= 1
    a, *b = range(4)
    c: int = 5
    lam = lambda self: self.c
    def __init__(self): self.set = True
    alias = conditional
    (x := 10)
    def f(self, default=c): return default
    class Nested:
        value = "nested"
    del i
    @staticmethod
    def helper(x): return x * 2
    table = helper(3)
    match c:
        case 5: matched = True
b = Body()
print(log, b.math.pi > 3, b.squares, b.conditional(), b.caught, b.closed, b.a, b.b, b.lam(), b.alias(), b.x, b.f(), b.Nested.value, hasattr(Body, "i"), hasattr(Body, "e"), b.table, b.matched, Body.__doc__, Body.__annotations__)
def factory(n):
    class Made:
        size = n
        def get(self): return n, self.size
    return Made
print(factory(1)().get(), factory(2)().get())
class Counter:
    count = 0
    def __init__(self): Counter.count += 1; type(self).count += 0; self.id = Counter.count
print([Counter().id for _ in range(3)], Counter.count)
class Linked:
    def __init__(self, *values):
        self.head = None
        for v in reversed(values): self.head = (v, self.head)
    def __iter__(self):
        node = self.head
        while node:
            yield node[0]
            node = node[1]
print(list(Linked(1, 2, 3)))
class Stack(list):
    push = list.append
    @property
    def top(self): return self[-1]
s = Stack(); s.push(1); s.push(2)
print(s, s.top)
class Same:
    x = 1
class Same(Same):
    y = Same.x + 1
print(Same.y, Same.__mro__[1].__name__, Same.__static_attributes__, Body.__static_attributes__, Body.__firstlineno__)
try:
    class Failing:
        a = 1
        raise ValueError("in body")
except ValueError as e:
    print(e, "Failing" in globals())
class One: pass; attr = 1
print(One.attr)
class Two(One): attr = 2; other = attr + 1
print(Two.attr, Two.other)
print(type("Dyn", (One,), dict(f=lambda self: self.attr))().f())
