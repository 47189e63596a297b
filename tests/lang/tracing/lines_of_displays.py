# Lines of what goes over several: displays, calls, loops.
import sys
out=[]
def tracer(frame, event, arg):
    if frame.f_code.co_filename!=__file__: return
    out.append((event, frame.f_lineno-frame.f_code.co_firstlineno, frame.f_code.co_name))
    return tracer
def run(f,*a):
    out.clear()
    sys.settrace(tracer)
    try: 
        r=f(*a)
        if hasattr(r,'send') and not hasattr(r,'__next__'):
            try:
                while 1: r.send(None)
            except StopIteration: pass
    except Exception as e: out.append(repr(e))
    finally: sys.settrace(None)
    print(f.__name__, out)
def a5():
    return [
       [j
        for j in range(i)]
       for i in range(2)
    ]
def a7():
    x=[i for i in range(3)]
    y={i for i in range(3)}
    return x
def a8():
    for x in [
        i
        for i in range(2)]:
        pass
def a9():
    f(
      1,
      [i
       for i in (1,2)],
      2)
def f(*a): pass
class AI:
    def __init__(self,n): self.n=n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n==0: raise StopAsyncIteration
        self.n-=1
        return self.n
async def b1():
    async for x in AI(2):
        pass
async def b2():
    async for x in AI(3):
        if x==1:
            break
async def b3():
    async for x in AI(3):
        break
    else:
        pass
    return 3
async def b6():
    async for x in AI(1):
        return 5
async def b7():
    while True:
        async for x in AI(1):
            break
        break
    async with AC():
        async for x in AI(1):
            break
class AC:
    async def __aenter__(self): pass
    async def __aexit__(self,*a): pass
async def b8():
    async for x in AI(1):
        async for y in AI(1):
            break
        else:
            y=3
    else:
        x=2
async def b9():
    try:
        async for x in AI(1):
            1/0
    except ZeroDivisionError:
        pass
async def b10():
    async with AC():
        pass
    async with AC() as a, \
         AC() as b:
        x=2
def c1():
    for i in range(2):
        if i: break
    else:
        pass
def c2():
    with open(__file__) as a, \
         open(__file__) as b:
        x=2
def c3():
    while 1:
        break
    return [
        1,
        2
    ]
def c9():
    raise ValueError(
       1) from (
       None)
for n in ['a5', 'a7', 'a8', 'a9', 'b1', 'b2', 'b3', 'b6', 'b7', 'b8', 'b9', 'b10', 'c1', 'c2', 'c3', 'c9']:
    run(globals()[n])
