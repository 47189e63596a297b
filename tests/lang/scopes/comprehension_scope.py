# Comprehensions have a scope of their own but for the outermost iterable.
x = "outer"
print([x for x in range(3)], x)
print({x: y for x, y in ["ab"]}, {x for x in "z"}, x)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
print([[y * x for x in range(y)] for y in range(4)])
def f(n):
    return [n + m for m in range(n) if m % 2], [locals().get("n") for _ in "a"]
print(f(4))
class K:
    n = 3
    xs = [i for i in range(n)]
    try:
        ys = [n for i in range(2)]
    except NameError as e:
        ys = str(e)
print(K.xs, K.ys)
def cells():
    out = []
    for k in range(2):
        out += [(lambda: (k, j)) for j in "ab"]
    return [f() for f in out]
print(cells())
try:
    [undefined_name for _ in ()]
    print("fine")
    [z for _ in undefined_name]
except NameError as e:
    print(e)
g = (x for x in [1, 2])
x = "changed"
print(list(g), x)
data = [1, 2]
gen = (d for d in data if d in data)
data = [2]
print(list(gen))
print(list(map(lambda v: [v for v in range(v)], [1, 2])), [a for a in [1] for a in [a + 1, a + 2]])
def unbound():
    [y for y in [1]]
    return y
try:
    unbound()
except NameError as e:
    print(e)
