# Closures: counters that share a variable, loops that bind late, cells made and emptied.
def counter(start=0, step=1):
    value = start

    def up():
        nonlocal value
        value += step
        return value

    def down():
        nonlocal value
        value -= step
        return value

    def reset(to=start):
        nonlocal value
        value, old = to, value
        return old

    return up, down, reset


up, down, reset = counter(10, 5)
other, *_ = counter()
print(up(), up(), down(), other(), other(), reset(), up(), reset(0), down())
print([c.cell_contents for c in up.__closure__], up.__code__.co_freevars, up.__closure__[1] is down.__closure__[1])

late = [lambda: i for i in range(4)]
early = [lambda i=i: i for i in range(4)]
made = [(lambda i: lambda: i)(i) for i in range(4)]
print([f() for f in late], [f() for f in early], [f() for f in made], [f(9) for f in early])
functions = []
for name in "abc":
    def show(suffix="!"):
        return name + suffix
    functions.append(show)
print([f() for f in functions], functions[0].__closure__)
name = "changed"
print([f("?") for f in functions])


def accumulate():
    total, seen = 0, []

    def add(n):
        nonlocal total
        total += n
        seen.append(total)
        return add

    add.total = lambda: total
    add.seen = lambda: tuple(seen)
    return add


add = accumulate()
add(1)(2)(3)
print(add.total(), add.seen(), accumulate().total())


def outer():
    def inner():
        return value
    try:
        inner()
    except NameError as error:
        print(error)
    value = 1
    first = inner()
    value = 2
    second = inner()
    del value
    try:
        inner()
    except NameError as error:
        print(error)
    return first, second, inner.__closure__[0] is not None


print(outer())


def levels(a):
    def middle(b):
        def deepest(c):
            nonlocal a, b
            a, b = a + 1, b * c
            return a, b, c
        return deepest, lambda: (a, b)
    return middle, lambda: a


middle, a_now = levels(1)
deepest, both = middle(2)
again, both_again = middle(100)
print(deepest(3), deepest(4), again(2), both(), both_again(), a_now())
compose = lambda *fs: (lambda x: x) if not fs else lambda x: fs[0](compose(*fs[1:])(x))
curry = lambda f, n, *got: f(*got) if n == 0 else lambda x: curry(f, n - 1, *got, x)
print(compose(str, lambda x: x + 1, abs)(-5), curry(lambda a, b, c: (a, b, c), 3)(1)(2)(3))


class Body:
    x = "class"
    read = lambda self: x
    values = [y + "." for y in x]


x = "module"
print(Body().read(), Body.values)
