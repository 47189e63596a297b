# nonlocal through several levels, and shared cells.
def counter(start=0):
    count = start

    def increment(by=1):
        nonlocal count
        count += by
        return count

    def read():
        return count

    def reset():
        nonlocal count
        count = start
    return increment, read, reset


inc, read, reset = counter(10)
inc(), inc(5)
print(read())
reset()
print(read())
other_inc, other_read, _ = counter()
other_inc()
print(read(), other_read())


def outer():
    x = "outer"
    def middle():
        def inner():
            nonlocal x
            x = "inner"
            def innermost():
                nonlocal x
                x += "most"
            innermost()
        inner()
        return x
    return middle(), x


print(outer())
def shadow():
    x = 1
    def f():
        x = 2
        def g():
            nonlocal x
            x = 3
        g()
        return x
    return f(), x
print(shadow())
for bad in ["nonlocal x", "def f():\n nonlocal x", "def f():\n x = 1\n nonlocal x", "def f(x):\n global x", "def f():\n x = 1\n global x", "def f():\n print(x)\n global x", "def f():\n def g():\n  nonlocal y\n  y = 1", "def f(x):\n def g():\n  x = 1\n  nonlocal x", "x = 1\nglobal x", "def f():\n global x, x", "class A:\n x = 1\n def f(self):\n  nonlocal x", "def f(a):\n def g():\n  global a\n  nonlocal a", "def f():\n for x in y: pass\n global x", "def f(a, a): pass", "def f():\n import x\n global x", "def f():\n x: int\n global x"]:
    try:
        compile(bad, "<t>", "exec")
        print(repr(bad), "fine")
    except SyntaxError as e:
        print(repr(bad), "|", e.msg)
