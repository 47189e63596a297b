import pickle, collections, enum, datetime, sys
class A:
    def __init__(s): s.x=1; s.y=[1,2]
class S:
    __slots__=('a','b')
    def __init__(s): s.a=1; s.b='q'
class L(list): pass
class D(dict): pass
class E(enum.Enum):
    P=1
class St:
    def __getstate__(s): return (1,2)
    def __setstate__(s,v): s.v=v
class Ne(tuple):
    def __new__(cls,*a,**k): return super().__new__(cls,a)
    def __getnewargs_ex__(s): return tuple(s),{'k':1}
N=collections.namedtuple('N','a b')
l=L([1,2,3]); l.q=5
d=D(a=1); 
rec=[]; rec.append(rec)
rt=([],); rt[0].append(rt)
s=S()
objs=[None,True,1,-1,255,256,65535,65536,2**31,2**40,-2**63,2**64,-2**64,2**2000,1.5,float('inf'),'abc','é\u1234\U0001F600','\ud800',b'abc',b'x'*300,bytearray(b'xyz'),(),(1,),(1,2),(1,2,3),(1,2,3,4),[],[1],[1,2],list(range(2500)),{},{1:2},{'a':[1],'b':{'c':(1,2)}},{i:str(i) for i in range(2100)},set(),{1,2},frozenset([1,2]),A(),l,d,E.P,St(),N(1,2),collections.OrderedDict(a=1),collections.defaultdict(list,{1:[2]}),collections.Counter('abca'),collections.deque([1,2],5),datetime.date(2020,1,2),len,A,int,type(None),Ellipsis,NotImplemented,s,Ne((1,2)),'x'*70000,[b'y'*70000,'z'*70000,1],range(5),slice(1,2),complex(1,2),['abcdefgh'*100]*3+[str(i)*30 for i in range(3000)]]
import hashlib
for p in (2,3,4,5):
    h=[]
    for o in objs:
        b=pickle.dumps(o,p)
        r=pickle.loads(b)
        if type(r) in (A,S): ok = all(getattr(r,k)==getattr(o,k) for k in ('x','y') ) if type(r) is A else (r.a,r.b)==(1,'q')
        elif type(r) is St: ok=r.v==(1,2)
        else: ok=(r==o) and type(r) is type(o) and getattr(r,'__dict__',None)==getattr(o,'__dict__',None)
        if not ok: print("BAD",p,type(o),repr(o)[:50],repr(r)[:50])
        h.append(hashlib.md5(b).hexdigest()[:4])
    if p>=4: print(p,' '.join(h))
b=pickle.dumps(rec); r=pickle.loads(b); print(r[0] is r)
b=pickle.dumps(rt); r=pickle.loads(b); print(r[0][0] is r)
for bad in (lambda:0, sys, (x for x in ()),):
    try: pickle.dumps(bad); print("no error")
    except Exception as e: print(type(e).__name__)
import io
f=io.BytesIO(); pickle.dump([1],f); pickle.dump({'a':2},f); f.seek(0); print(pickle.load(f),pickle.load(f))
