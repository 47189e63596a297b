# Every kind of parameter and every way to pass an argument.
def show(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return f"{a} {b} {c} {args} {d} {e} {kwargs}"
print(show(1, d=4))
print(show(1, 20, 30, 40, 50, d=4, e=6, f=7))
print(show(1, d=4, a="kw a", b="kw b"))
print(show(*[1, 2], *(3, 4), **{"d": 1}, **{"z": 2}))
print(show(*"ab", d=1, *"cd"))
def only_kw(*, x, y=1): return x, y
def only_pos(x, y=1, /): return x, y
def star(*args): return args
def stars(**kw): return kw
print(only_kw(x=1), only_kw(y=2, x=3), only_pos(1), only_pos(1, 2), star(), star(*[]), star(1, *[2], 3, *(4,)), stars(), stars(a=1, **{"b c": 2}))
def mutable(x, acc=[]):
    acc.append(x)
    return acc
print(mutable(1), mutable(2), mutable(3, []), mutable.__defaults__)
def order():
    def v(x):
        print(x, end=" ")
        return x
    star(v(1), *[v(2)], v(3))
    stars(a=v(4), **{"b": v(5)}, c=v(6))
    print()
order()
class Keys:
    def keys(self): return ["p", "q"]
    def __getitem__(self, k): return k.upper()
print(stars(**Keys()))
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4), (lambda: None)(), (lambda x, /, y: (x, y))(1, y=2))
n = 5
def early(x=n): return x
n = 6
print(early())
kw = {"x": 1}
def mutate(**k): k["x"] = 2; return k
print(mutate(**kw), kw)
args = [1]
def keep(*a): return a
print(keep(*args) == (1,), max(*[3, 1, 2], key=lambda v: -v), print(*"abc", sep="-", end="!\n"))
