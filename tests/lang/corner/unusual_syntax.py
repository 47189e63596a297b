# Legal but rarely seen.
if True:pass;x=1;print(x)
print(1 if 1 else 2, [1 for _ in"ab"])
print((lambda:0)(), (lambda*a,**k:(a,k))(*[1],**{"b":2}), -  -1, not(1), [*[]], {**{}}, 1 .real, 1..real, 1.e1, .1e1)
print("a" "b" 'c' r"\d" f"{1}" "e", b"a" b"b", ("x"
    "y"), "a\
b")
x = y = z = 0; x, = [1]; [y] = [2]; (z), = [3]; print(x, y, z)
a = b, c = 1, 2; print(a, b, c); (a, b), c = d = (1, 2), 3; print(a, b, c, d)
for i, in [(1,), (2,)]: print(i, end=" ")
for x in 1, 2, 3: print(x, end=" ")
for x, *y in (1, 2, 3), "ab": print(x, y, end=" ")
print(); [] = (); () = []; [a, *[b, c]] = 1, 2, 3; print(a, b, c)
def f(a, b=1, *c, d, e=2, **g): return a, b, c, d, e, g
print(f(*(1, 2, 3), d=4, **{"z": 5})); print(f(1, d=1, *[2, 3])); 
def g(*, a): return a
def h(a, /): return a
def k(a, /, b, *, c): return a, b, c
print(g(a=1), h(1), k(1, b=2, c=3))
class A(): pass
class B(A, object, metaclass=type): x = 1; y = x
@(lambda c: c)
@[lambda c: c][0]
class C: pass
print(C.__name__, B.y); del (a), [b], (c, d)
try: pass
finally: print("finally")
while 0: pass
else: print("else")
with open("/dev/null") as f, open("/dev/null") as g: pass
with (open("/dev/null")) as f: pass
assert (1), "ok"; print(*[], **{}); print(*"ab", *"cd", sep=""); print([i for i in range(5) if i if i % 2], {i: j for i, j in [(1, 2)]}, {1, 2, *{3}}, *(i for i in "x"))
x = [1, 2, 3][::-1][0]; print(x, x.__class__.__name__.upper()[0], (walrus := 5), [y := 1, y + 1])
def gen(): x = yield; yield x, (yield), [(yield)]; return
q = gen(); next(q); print(q.send(1))
print(f"{x!r:^{5}}", f"{'a' if x else 'b'}", f'{f"{x}"}', rf"\{x}", f"{x:{'>'}{5}}"); print(1_000.0_1, 0XfF, 0B1, 0O7, 1E3, 1J, 0_0, 00)
type X = int; type = 1; match = 2; case = 3; _ = 4; print(X, type, match, case, _)
print(((((1)))), ((1,)), [[[]]], {(): []}, {1: {2: {3: 4}}}[1][2][3], (1, 2)[0], "abc"[1:][0], [1, 2, 3][-1:][0], (lambda: [lambda: 7])()[0]()); not_ = not None; print(not_, not not not_, ~-1, -~1, --1, +-+1, 2**-1, -2**2, (-2)**2, 2**3**0); global_ = 1
def outer():
    global global_
    nonlocal_ = 1
    def inner(): nonlocal nonlocal_; nonlocal_ += 1; return nonlocal_
    global_ = inner(); return global_
print(outer(), global_)
