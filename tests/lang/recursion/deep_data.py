# A million links are dropped without trouble, of every kind of container.
N = 1_000_000
def chain(step, start=None):
    x = start
    for _ in range(N): x = step(x)
    return x
class Node:
    __slots__ = ("next",)
    def __init__(self, n): self.next = n
class Dicty:
    def __init__(self, n): self.n = n
x = chain(lambda x: [x]); del x; print("list dropped")
x = chain(lambda x: (x,)); x = None; print("tuple dropped")
x = chain(lambda x: {"k": x}); x = 5; print("dict dropped")
x = chain(Node); del x; print("slots dropped")
x = chain(Dicty); n = 0
while x: x = x.n; n += 1
print("walked", n)
def closure(x):
    def f(): return x
    return f
N = 200_000
x = chain(closure); del x; print("closures dropped")
x = chain(lambda x: iter([x])); del x; print("iterators dropped")
x = chain(lambda x: [x, [x]][:1]); print(type(x)); del x
cyc = []; x = cyc
for _ in range(N): x = [x]
cyc.append(x); del cyc, x
import gc; gc.collect(); print("long cycle collected")
