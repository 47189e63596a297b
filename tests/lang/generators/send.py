# send(): values come back from the yield expression.
def averager():
    total, count, average = 0.0, 0, None
    while True:
        value = yield average
        if value is None:
            return total, count
        total += value
        count += 1
        average = total / count
a = averager()
print(next(a), a.send(10), a.send(30), a.send(5))
try:
    a.send(None)
except StopIteration as e:
    print(e.value)
try:
    averager().send(1)
except TypeError as e:
    print(e)
def echo():
    got = []
    x = yield "ready"
    while x != "stop":
        got.append(x)
        x = yield (yield len(got))
    return got
e = echo()
print(next(e), e.send("a"), e.send("inner"), e.send("b"), e.send("inner2"))
try:
    e.send("stop")
except StopIteration as s:
    print(s.value)
def expressions():
    x = 1 + (yield "a") * 2
    y = [(yield "b"), (yield "c")]
    print(x, y, (yield), (yield "e"))
    z = yield 1, 2
    print(z, f"{(yield 'f')}")
    lambda_value = (lambda: (yield "in lambda"))
    print(next(lambda_value()))
    d = {(yield "k"): (yield "v")}
    return d
g = expressions()
value = next(g)
n = 0
while True:
    n += 1
    try:
        print("yielded", value)
        value = g.send(n)
    except StopIteration as s:
        print(s.value)
        break
def coroutine(f):
    def start(*a):
        g = f(*a)
        next(g)
        return g
    return start
@coroutine
def grep(pattern, out):
    while True:
        line = yield
        if pattern in line:
            out.append(line)
out = []
g = grep("py", out)
for line in ["python", "ruby", "pypy"]:
    g.send(line)
g.close()
print(out)
for bad in ["yield 1", "class A:\n yield 1", "[(yield x) for x in y]", "def f():\n return [(yield x) for x in y]", "def f(a=(yield)): pass", "x = yield = 1", "def f():\n  yield from", "async def f():\n  yield from x", "lambda: (yield)", "def f():\n x = yield yield 1", "def f(): return yield 1", "def f(): yield *a", "def f(): yield *a, 1", "def f():\n yield x = 1", "async def f():\n yield 1\n return 2", "def f():\n  print(yield 1)"]:
    try:
        compile(bad, "<t>", "exec")
        print(repr(bad), "fine")
    except SyntaxError as e:
        print(repr(bad), e.msg)
