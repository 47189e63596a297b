# Evaluation order: what a later part rebinds must be copied first.
def walrus(x, f, a, i):
    r = x + (x := 5)
    f(x, x := 1)
    a[i] = (i := 2)
    s = x < (x := 3) < x
    return x + [x := 2][0], r, s


def swap(a, b, i):
    a, b = b, a
    a[i], i = i, 3
    i, a[i] = 1, a
    x, y = f(a), g(b)
    return x, y


def value_or(x, y):
    x = x or []
    y = x and y
    return x if x is not None else not y


def shadow():
    y = [x for x in a if x]
    x = 1
    return [lambda: x for x in y], x


def maybe(c):
    if c:
        v = 1
    for w in c:
        pass
    del c
    return v, w, c
