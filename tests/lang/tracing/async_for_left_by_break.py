# Lines of loops that may be left by break.
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

def func():
            try:
                2
            except:
                4
            else:
                6
                if False:
                    8
                else:
                    10
                if func.__name__ == 'Fred':
                    12
            finally:
                14
def func2():
            try:
                try:
                    3
                except:
                    5
                else:
                    7
                    raise Exception
                finally:
                    10
            except:
                12
            finally:
                14
def func3():
            try:
                2
            except* Exception:
                4
            else:
                6
            finally:
                14
async def arange(n):
    for i in range(n):
        yield i
async def f():
    async for i in arange(3):
        if i > 100:
            break # should never be traced
async def f2():
    async for i in arange(3):
        if i > 1:
            break # should never be traced
        else:
            x=1
async def f3():
    while 1:
        async for i in arange(3):
            if i > 1:
                break # should never be traced
            x=1
        break
def f4():
    for i in range(3):
        if i>100:
            break
def f5():
    while f:
        if 3:
            if f4 is None:
                break
        return
    with f:
        if f:
            pass
async def f6():
    async for i in arange(2):
        try:
            if i > 100:
                continue
        finally:
            x=3
async def f7():
    async for i in arange(2):
        if i > 100:
            return
async def f8():
    async for i in arange(2):
        if i > 100:
            raise 3
def g1():
  x=1
  "abc"
  2
  ...
  None
  if 0:
     2
  if 1:
     3
  x
for n in ['func','func2','func3','f','f2','f3','f4','f5','f6','f7','f8','g1']:
    run(globals()[n])
