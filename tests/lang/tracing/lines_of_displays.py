# Lines of what goes over several: comprehensions, calls, displays, loops.
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
def a1():
    x=[
      i
      for i
      in range(2)
      if i
    ]
def a2():
    return {
       i:
       i+1
       for i in
       (1,
        2)
    }
def a3():
    return [i
      for i in range(2)
      for j in range(2)
      if i
      if j]
def a4():
    return sum(
        i
        for i in range(2)
        if i
    )
def a5():
    return [
       [j
        for j in range(i)]
       for i in range(2)
    ]
def a6():
    return [
       (lambda: i)
       for i in range(2)
       if
       i
       and
       i
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
def a10():
    try:
        [1/i
         for i in (1,
                   0)]
    except ZeroDivisionError:
        pass
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
async def b4():
    async for x in AI(3):
        if x:
            continue
        break
    else:
        return 1
    x=2
async def b5():
    return [
       x
       async for x in AI(2)
       if x
    ]
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
def c4():
    x = (
      1
      if f()
      else
      2
    )
def c5():
    match (1,
           2):
        case (1,
              3):
            pass
        case (a,
              b) if (
               a):
            pass
def c6():
    assert (
        f
    ), (
        1)
    assert f() is None, \
        2
def c7():
    x = f(
        a:=1,
        *[1,
          2],
        k=3,
        **{'a':
            1}) if 0 else 3
    x += \
      4
    x = f"{
      x}{
      x:{
       3}}"
def c8():
    def g(
        a=1,
        b=
          2):
        pass
    @dec
    @dec
    def h(): pass
    @dec
    class K(
        object,
        metaclass=type):
        x=1
        def m(self): pass
def dec(x): return x
def c9():
    raise ValueError(
       1) from (
       None)
def c10():
    global zz
    zz = [x for x in
       [y for y in
          range(1)]]
    return zz[
       0
    ]
for n in ['a1','a2','a3','a4','a5','a6','a7','a8','a9','a10','b1','b2','b3','b4','b5','b6','b7','b8','b9','b10','c1','c2','c3','c4','c5','c7','c8','c9','c10']:
    run(globals()[n])
