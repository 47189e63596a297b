# Calls, special methods, attributes and properties that are entered without leaving the dispatch loop.
class V:
    __slots__=('x',)
    def __init__(self,x=3,*,y=1): self.x=x+y
    def __add__(self,o):
        if isinstance(o,V): return V(self.x+o.x)
        return NotImplemented
    def __radd__(self,o): return V(o+self.x)
    def __eq__(self,o): return self.x==o.x if isinstance(o,V) else NotImplemented
    def __lt__(self,o): return self.x<o.x
    def __getitem__(self,i):
        if i==9: raise KeyError(i)
        return (self.x,i)
    def __setitem__(self,i,v): self.x=v
    def __contains__(self,i): return i==1
    def __bool__(self): return self.x>0
    def __call__(self,a,b=2,*c,k=4,**d): return (a,b,c,k,d)
    def __len__(self): return 5
    def __iter__(self):
        for i in range(self.x): yield i
    @property
    def p(self): return self.x
    @p.setter
    def p(self,v): self.x=v*2
    @classmethod
    def cm(cls,a): return cls.__name__,a
    @staticmethod
    def sm(a): return a
a=V(); b=V(1); c=V(x=5,y=2)
print(a.x,b.x,c.x,(a+b).x,(3+a).x)
try: a+"x"
except TypeError as e: print(e)
try: "x"+a
except TypeError as e: print(e)
print(a==b,a==V(),a!=b,a==3,a!=3,a<b,a>b)
try: a<=b
except TypeError as e: print(e)
print(a[3],a["k"],1 in a,2 in a,1 not in a, not a, 1 if a else 2)
a[3]=7
print(a.x, a(1), a(1,3,4,5,k=9,z=2), a(b=1,a=2), len(a), list(a))
a.p=4
print(a.p, V.cm(1), a.cm(2), V.sm(3), a.sm(4))
for i in a: pass
print(i)
try: a[9]
except KeyError as e: print(repr(e))
class It:
    def __init__(self,n): self.n=n
    def __iter__(self): return self
    def __next__(self):
        if self.n==0: raise StopIteration(4)
        self.n-=1
        return self.n
for q in It(3): print(q)
print([q for q in It(3)], sum(It(4)))
def f(a,b=2,/,c=3,*args,d,e=5,**kw): return a,b,c,args,d,e,kw
print(f(1,d=4), f(1,2,3,4,5,d=6,z=1,e=2), f(*(1,2),**{'d':3,'q':4}), f(1,d=2,a=5))
for call in ("f()","f(1)","f(1,d=2,d2=3,b=1)","f(1,c=2,d=1)","V(1,2)","V(z=1)"):
    try: print(eval(call))
    except TypeError as e: print(e)
def gen():
    x = yield f(1,d=2)
    y = yield V(2).x
    z = yield V(2)+V(3)
    w = yield (V(1).p, V.cm(3), a(*[1,2],**{'k':1}))
for g in gen(): print(g if not isinstance(g,V) else g.x)
class P:
    def __init__(self): self.h=1
    def __getattr__(self,n):
        if n.startswith('q'): raise AttributeError(n)
        return n+'!'
    z=5
p=P()
print(p.h,p.foo,p.bar.upper(),p.z,getattr(p,'x'),hasattr(p,'qq'))
try: p.qw
except AttributeError as e: print(e)
p.foo=1
print(p.foo)
class E(Exception):
    def __init__(self,code,d=""):
        super().__init__(code,d); self.code=code
try: raise E(4)
except E as e: print(e.code,e.args)
class D(dict):
    def __init__(self,*a,**k):
        super().__init__(*a,**k); self.t=1
print(D(a=1),D([(1,2)]).t)
class Counter:
    n=0
    lst=[]
    def inc(self): Counter.n+=1; return self.n
k=Counter()
print([k.inc() for _ in range(3)], Counter.n, k.n)
k.n=10
print(k.inc(), k.n)
class Base:
    def m(self): return 'B'
class A1(Base):
    def m(self): return 'A'+super().m()
class A2(A1):
    def m(self): return 'C'+super().m()
for t in (A1(),A2(),A2(),A1()): print(t.m())
Base.m=lambda self:'X'
for t in (A1(),A2()): print(t.m())
import math
for i in range(3): print(math.floor(2.5), math.pi)
math.pi=3
print(math.pi)
bm=a.__call__
print(bm(1,k=2), bm(*[1],**{'k':3}))
class W:
    def __enter__(self): return 5
    def __exit__(self,*a): return True
for i in range(3):
    with W() as w: 1/0
print(w)
class NI:
    def __init__(self): return 5
try: NI()
except TypeError as e: print(e)
def loc(*a): return locals()
print(loc(1,2,3), loc())
class IA:
    def __init__(self): self.v=1
    def __iadd__(self,o):
        if o==0: return NotImplemented
        self.v+=o; return self
    def __add__(self,o): return 'added'
i=IA(); i+=3; print(i.v); i+=0; print(i)
class Bl:
    def __bool__(self): return 3
try:
    if Bl(): pass
except TypeError as e: print(e)
class Ln:
    def __len__(self): return -1
try:
    if Ln(): pass
except ValueError as e: print(e)
class SA:
    def __setattr__(self,n,v): object.__setattr__(self,n,v*2)
s=SA(); s.x=4; s.x=5; print(s.x)
def rec(n): return 0 if n==0 else 1+rec(n-1)
print(rec(900))
try: rec(5000)
except RecursionError as e: print(e)
class R:
    def __add__(self,o): return self+o
try: R()+1
except RecursionError as e: print(e)

# Exceptions that pass through special methods, and their tracebacks.
import traceback


class Boom:
    def __add__(self, other): raise ValueError("add")
    def __eq__(self, other): raise ValueError("eq")
    def __getitem__(self, key): raise IndexError(key)
    def __setitem__(self, key, value): raise IndexError(key, value)
    def __contains__(self, item): raise ValueError("in")
    def __bool__(self): raise ValueError("bool")
    def __next__(self): raise ValueError("next")
    def __iter__(self): return self
    @property
    def p(self): raise ValueError("p")
    @p.setter
    def p(self, value): raise ValueError("set p")


def attempt(function):
    try:
        function(Boom())
    except Exception as e:
        names = [(f.name, f.line) for f in traceback.extract_tb(e.__traceback__)]
        print(repr(e), names, e.__traceback__.tb_lineno - attempt.__code__.co_firstlineno)


def add(b): return b + 1
def eq(b): return b == 1
def jump_eq(b):
    if b == 1: pass
def get(b): return b[1]
def put(b): b[1] = 2
def contains(b): return 1 in b
def truth(b):
    while b: pass
def loop(b):
    for _ in b: pass
def prop(b): return b.p
def set_prop(b): b.p = 1
for f in add, eq, jump_eq, get, put, contains, truth, loop, prop, set_prop: attempt(f)


class StopInside:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        try:
            if self.n > 2: raise KeyError
        except KeyError:
            raise StopIteration
        return self.n


print(list(StopInside()), [x for x in StopInside()])
for x in StopInside(): print(x)
try:
    1 / 0
except ZeroDivisionError as e:
    for x in StopInside(): print(x)
    import sys
    print(sys.exc_info()[0])


# A temporary operand lives as long as its method runs, and no longer.
class Dying:
    def __init__(self, name): self.name = name
    def __del__(self): print("died", self.name)
    def __add__(self, other): print("adding"); return 5
    @property
    def p(self): print("getting"); return 6
    def __bool__(self): print("testing"); return True


print(Dying("a") + Dying("b"))
print(Dying("c").p)
print(not Dying("d"))


def local():
    d = Dying("e")
    return 7


print(local())
print(Dying("f") is None)


class Many:
    def __init__(self, a, b=2, *rest, c, d=4, **more): self.all = (a, b, rest, c, d, more)


print(Many(1, c=3).all, Many(1, 2, 3, 4, c=5, e=6).all, Many(*[1, 2], **{"c": 3, "z": 4}).all)
for bad in "Many()", "Many(1)", "Many(1, a=2, c=3)", "Many(1, 2, b=3, c=4)":
    try:
        eval(bad)
    except TypeError as e:
        print(e)


class Sub(Many):
    def __init__(self, **kw): super().__init__(1, c=2, **kw)


print(Sub().all, Sub(d=5, q=6).all)


def from_generator():
    yield Many(1, c=3).all
    yield Many(*(1, 2, 3), c=3).all
    yield Many(1, b=5, **{"c": 3}).all


print(list(from_generator()))


class Fields(Exception):
    def __init__(self, code, *rest, note=None):
        super().__init__(code, *rest)
        self.code, self.note = code, note


for e in Fields(1), Fields(1, 2, note="n"):
    try:
        raise e
    except Fields as got:
        print(got.args, got.code, got.note, str(got))


class Old(Exception):
    def __new__(cls, *args):
        self = super().__new__(cls, *args)
        self.made = True
        return self


print(Old(1, 2).args, Old(3).made)
try:
    raise Old
except Old as e:
    print(e.args, e.made)
try:
    ValueError(x=1)
except TypeError as e:
    print(e)
print(KeyError("k"), repr(ValueError()), OSError(2, "no").errno, StopIteration(3).value)


# More arguments than are bound in place, and more than the frame has registers.
class Wide:
    def __init__(self, *, a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=8, i=9, j=10, k=11):
        self.all = a, b, c, d, e, f, g, h, i, j, k

    @classmethod
    def of(cls, **values): return cls(**values)


def wide(a, b, *rest, k1=1, k2=2, k3=3, k4=4, k5=5, k6=6, k7=7, k8=8, k9=9, **more):
    return a, b, rest, k1, k9, sorted(more)


letters = dict(zip("abcdefghijk", range(11)))
print(Wide(**letters).all, Wide.of(**letters).all, Wide.of(b=0).all)
print(wide(*range(40), k9=0, **letters_ if (letters_ := {"x%d" % i: i for i in range(20)}) else {}))
print(len(wide(1, 2, *range(200))[2]))


class MyInt(int):
    def __init__(self, *args): self.args = args


class Index:
    def __index__(self): return sum([1, 2, 3])


print(MyInt(*[Index()]), MyInt(*["12", 3]).args)
