"""Pickles of every protocol, byte for byte, and what comes back."""
import collections
import decimal
import enum
import fractions
import hashlib
import pickle

class Pt:
    def __init__(s,x,y): s.x=x; s.y=y
    def __eq__(s,o): return s.__dict__==o.__dict__
class Sl:
    __slots__='a','b'
    def __init__(s): s.a=1; s.b='x'
class L(list): pass
class D(dict): pass
class R:
    def __reduce__(s): return (R,(),{'k':1},iter([]),iter([('a',1)]))
    def __setitem__(s,k,v): s.__dict__[k]=v
class X:
    def __new__(c,*a,**k): o=object.__new__(c); o.a=a; return o
    def __getnewargs_ex__(s): return ((1,),{'z':2})
class E(enum.Enum): A=1
self=[1]; self.append(self)
tup=([],); tup[0].append(tup)
objs=[None,True,False,0,1,-1,255,256,65535,65536,-2**31,2**31,2**31-1,-2**31-1,10**20,-10**20,2**63,-2**63,2**2040,-2**2048,0.0,-0.0,1.5,1e300,float('inf'),float('nan'),'','abc','é','\n\\\r\x1a\0','\ud800','😀'*5,'x'*300,b'',b'abc',b'\xff'*300,bytearray(),bytearray(b'abc'),(),(1,),(1,2),(1,2,3),(1,2,3,4),[],[1],[1,2],{},{1:2},{1:2,3:4},set(),{1},frozenset(),frozenset([1]),Pt(1,2),Sl(),L([1,2]),D(a=1),R(),X(),E.A,Pt,len,collections.OrderedDict(a=1),collections.Counter('aab'),collections.deque([1,2],5),collections.defaultdict(list,a=[1]),decimal.Decimal('1.5'),fractions.Fraction(1,2),ValueError('x'),range(5),slice(1,2),complex(1,2),type(None),...,NotImplemented,int,E,self,tup,list(range(2500)),{i:i for i in range(2500)},[['a']*3]*5,print,'x'*70000,b'y'*70000,collections.namedtuple]
for i,o in enumerate(objs):
    for p in range(6):
        for fi in (True, False):
            try:
                d=pickle.dumps(o,p,fix_imports=fi); s=hashlib.md5(d).hexdigest()[:8]+' '+(repr(d) if len(d)<150 else str(len(d)))
                try: r=pickle.loads(d); s+=' '+type(r).__name__+(' eq' if r==o else ' '+repr(r)[:40].split(' at ')[0])
                except RecursionError as e: s+=' rec'
                except Exception as e: s+=' LERR %s %s'%(type(e).__name__,e)
            except Exception as e: s='%s %s'%(type(e).__name__,str(e).split(' at 0')[0])
            print(i,p,fi,s)
for data in [b'I5\n.', b'F1.5e3\n.', b'F.5\n.', b'I01\n.', b'I00\n.', b'I-5\n.', b'Finf\n.', b'L5\n.', b'L-5L\n.', b'Vabc\\u00e9\n.',
             b'(lp0\nI1\na.', b'I99999999999999999999\n.', b'(I1\nI2\nt.', b'c__builtin__\nxrange\n.']:
    print(data, repr(pickle.loads(data)))
