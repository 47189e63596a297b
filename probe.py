import gc, memory, sys
def measure(f, name=None, n=5):
    for _ in range(3): f(); gc.collect()
    a=memory.live()
    for _ in range(n): f(); gc.collect()
    b=memory.live()
    if b!=a: print(name or f.__name__, (b-a)/n)
import abc
def f1():
    class A(abc.ABC):
        @abc.abstractmethod
        def x(self): pass
    try: A()
    except TypeError: pass
def f2():
    class A(abc.ABC):
        @property
        @abc.abstractmethod
        def x(self): pass
    class B(A):
        x=1
    B()
import enum
def f3():
    class C(enum.Enum):
        A=1
        B=2
    C.A, C['B'], C(1)
def f4():
    class C(enum.Flag):
        A=1
        B=2
    list(C), C.A|C.B, list(C.A|C.B)
def f5():
    for c in (complex('1+2j'),): repr(c); c*c; c**2; hash(c)
    try: complex('x')
    except ValueError: pass
    try: 1j/0
    except ZeroDivisionError: pass
    try: complex(1,2).__format__('x') 
    except ValueError: pass
def f6():
    for x in (1,2,3):
        try: 
            for y in (4,5):
                if y==5: raise ValueError
        except ValueError: pass
def f7():
    for x in (1,2,3):
        return x
def f8():
    try:
        for x in (1,2,3):
            try:
                return x
            finally:
                int('x')
    except ValueError: pass
def f9():
    def g():
        for x in (1,2): yield x
    a=g(); next(a); a.close()
    a=g(); next(a)
def f10():
    import dataclasses
    @dataclasses.dataclass
    class P:
        x:int=1
def f11():
    [i for i in (1,2)]; {i for i in (1,2)}; any(i for i in (1,2))
    x,*y=(i for i in (1,2,3))
def f12():
    try:
        a,b=(1,2,3)
    except ValueError: pass
    try:
        a,*b,c=iter((1,))
    except ValueError: pass
for f in (f1,f2,f3,f4,f5,f6,f7,f8,f9,f10,f11,f12): measure(f)
