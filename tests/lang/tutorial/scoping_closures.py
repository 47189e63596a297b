# FAQ and how-to examples: default arguments, closures in loops, shared references.
squares = []
for x in range(5): squares.append(lambda: x**2)
print([s() for s in squares]); squares = [lambda n=x: n**2 for x in range(5)]; print([s() for s in squares])
x = 10
def bar(): print(x)
def foo():
    try: print(x); x += 1
    except UnboundLocalError as e: print(e)
    x = 0
bar(); foo()
def foobar():
    global x
    print(x); x += 1
foobar(); print(x); a = [None] * 3; b = a; b[0] = 1; print(a); A = [[None] * 2] * 3; A[0][0] = 5; print(A); A = [[None] * 2 for _ in range(3)]; A[0][0] = 5; print(A)
t = (["foo"], "bar")
try: t[0] += ["item"]
except TypeError as e: print(e, t)
def func2(a): a[0] = "new"; a[1] = a[1] + 1
args = ["old", 99]; func2(args); print(args)
class Namespace: pass
def func4(ns): ns.a = "new"; ns.b += 1
n = Namespace(); n.a, n.b = "old", 99; func4(n); print(n.a, n.b)
def linear(a, b):
    def result(x): return a * x + b
    return result
taxes = linear(0.3, 2); print(taxes(10e6)); class_ = type("exponential", (), {"__init__": lambda self, e: setattr(self, "e", e), "__call__": lambda self, x: x ** self.e}); print(class_(3)(2)); print([i for i in range(3)], "i" in dir()); a = b = []; a += [1]; a = a + [2]; print(a, b)
def mutable(value, seen={}): seen[value] = seen.get(value, 0) + 1; return seen
mutable("a"); mutable("b"); print(mutable("a"), mutable.__defaults__[0] is mutable("z")); f = lambda *args, **kw: (args, kw); print(f(*[1], *(2,), k=3, **{"j": 4})); print((lambda x, y=[]: y.append(x) or y)(1), -22 // 10, -22 % 10, 1 if [] else 2); s = "immutable"; print(s.replace("im", ""), s); L = [4, 2, 3]; print(L.sort(), sorted(L), L)
print(list(map(lambda f: f(2), [lambda v, k=k: v ** k for k in range(4)])), (lambda: (yield))().send(None), [*map(str.upper, "ab")], dict(zip("ab", (1, 2))), *(c for c in "done"))
