# async with, async for, async comprehensions, driven by hand.
def run(coro):
    trace = []
    value = None
    while True:
        try:
            trace.append(coro.send(value))
        except StopIteration as e:
            print("trace", trace)
            return e.value
class Tick:
    def __init__(self, v): self.v = v
    def __await__(self):
        yield self.v
        return self.v
class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    async def __aenter__(self):
        await Tick("enter " + self.name)
        return self.name
    async def __aexit__(self, kind, value, tb):
        await Tick("exit " + self.name)
        print("aexit", self.name, kind and kind.__name__)
        return self.swallow
class Range:
    def __init__(self, n): self.n, self.i = n, 0
    def __aiter__(self): return self
    async def __anext__(self):
        await Tick(self.i)
        if self.i >= self.n: raise StopAsyncIteration
        self.i += 1
        return self.i - 1
async def main():
    async with Manager("a") as a, Manager("b") as b:
        print(a, b)
    async with (Manager("swallow", True),):
        raise ValueError("gone")
    try:
        async with Manager("no"):
            raise KeyError("kept")
    except KeyError as e:
        print(repr(e))
    async for x in Range(2):
        print("x", x)
    else:
        print("else")
    async for x in Range(5):
        if x == 1: continue
        if x == 3: break
        print("x", x)
    else:
        print("never")
    print([x async for x in Range(3) if x], {x: y async for x in Range(2) for y in "ab"}, {await Tick(x) async for x in Range(2)}, [await Tick(v) for v in "pq"])
    g = (x * 2 async for x in Range(3))
    print(type(g).__name__, [v async for v in g])
    print([x for x in [y async for y in Range(2)]], [[z async for z in Range(k)] for k in range(3)])
    async def early():
        async with Manager("early"):
            return "returned"
    print(await early())
    return "end"
print(run(main()))
async def wrong():
    for stmt in range(6):
        try:
            match stmt:
                case 0:
                    async with 5: pass
                case 1:
                    async for x in 5: pass
                case 2:
                    async for x in [1]: pass
                case 3:
                    class A:
                        def __aiter__(self): return 1
                    async for x in A(): pass
                case 4:
                    class B:
                        def __aiter__(self): return self
                        def __anext__(self): return 1
                    async for x in B(): pass
                case 5:
                    class C:
                        def __aenter__(self): return 1
                        def __aexit__(self, *a): return 2
                    async with C(): pass
        except TypeError as e:
            print(e)
run(wrong())
for bad in ["await x", "async with a: pass", "async for a in b: pass", "def f(): await x", "def f():\n async with a: pass", "[x async for x in y]", "def f(): return [x async for x in y]", "async def f():\n def g(): await x", "class A:\n await x", "async x = 1", "async lambda: 1", "def f():\n async for x in y: pass", "lambda: await x", "async def f(): await = 1", "(x async for x in y)", "def f(): (x async for x in y)", "async def f(): yield from x", "async def f(a=await b): pass"]:
    try:
        compile(bad, "<t>", "exec")
        print(repr(bad), "fine")
    except SyntaxError as e:
        print(repr(bad), e.msg)
