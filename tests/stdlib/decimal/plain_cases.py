from decimal import *
import random, hashlib, pickle, copy
random.seed(5)
def rnd():
    k=random.randrange(8)
    n=random.choice([random.randrange(10),random.randrange(1000),random.randrange(10**9),random.randrange(10**18),random.randrange(10**28),random.randrange(10**33)])
    e=random.choice([0,0,-1,-2,-2,-5,3,-20,15,-30,40,-400])
    s="%s%dE%d"%(random.choice(["","-"]),n,e)
    if k==0: return Decimal(n)
    if k==1: return Decimal(random.choice(["NaN","Infinity","-Infinity","0","-0","0.00","-0E+5"]))
    if k==2: return random.randrange(-1000,1000)
    return Decimal(s)
modes=[ROUND_HALF_EVEN,ROUND_HALF_UP,ROUND_DOWN,ROUND_UP,ROUND_CEILING,ROUND_FLOOR,ROUND_HALF_DOWN,ROUND_05UP]
out=[]
for prec in (28,9,5,1):
    for m in modes:
        c=getcontext(); c.prec=prec; c.rounding=m; c.clear_flags(); c.traps[InvalidOperation]=False; c.traps[DivisionByZero]=False; c.traps[Overflow]=False
        for i in range(20):
            a,b=rnd(),rnd()
            if isinstance(a,int) and isinstance(b,int): a=Decimal(a)
            for op in ("a+b","a-b","a*b","a/b","a<b","a==b","a>=b","a!=b","max(a,b)"):
                c.clear_flags()
                try: r=repr(eval(op))
                except Exception as e: r=type(e).__name__
                out.append(f"{prec} {m} {a!r} {op} {b!r} = {r} {sorted(f.__name__ for f in c.flags if c.flags[f])}")
            if isinstance(a,Decimal):
                for q in ("0.01","1","1E+2","1E-10"):
                    c.clear_flags()
                    try: r=repr(a.quantize(Decimal(q)))+repr(a.quantize(Decimal(q),rounding=ROUND_HALF_UP))
                    except Exception as e: r=type(e).__name__
                    out.append(f"q {a!r} {q} {r} {sorted(f.__name__ for f in c.flags if c.flags[f])}")
                out.append(str(a)+" "+repr(a)+f" {a:.3f}" if a.is_finite() and abs(a.adjusted())<50 else str(a))
getcontext().traps[Inexact]=True
for e in ("Decimal(1)/3","Decimal('1.25').quantize(Decimal('0.1'))","Decimal(1)+1"):
    try: out.append(repr(eval(e)))
    except Exception as x: out.append(type(x).__name__)
getcontext().traps[Inexact]=False
class D(Decimal): pass
d=D("1.5"); out.append(repr(d+1)+type(d+1).__name__+type(d).__name__+repr(d))
for bad in ("'x'","1.5+1j","[]","'1__0'","' 1.5 '","'1_0'","1.1","True","(0,(1,2),-1)","'0x1'","'.'","'1.'","'.5'","'+.5e3'","'１２'"):
    try: out.append(bad+repr(Decimal(eval(bad))))
    except Exception as x: out.append(bad+type(x).__name__)
out.append(repr(pickle.loads(pickle.dumps(Decimal('1.50'))))+repr(copy.deepcopy(Decimal('1.50')))+str(hash(Decimal('1.5'))==hash(1.5))+repr(Decimal('1.5')+True)+repr(1+Decimal('1.5'))+repr(sum([Decimal('0.1')]*10)))
for e in ("Decimal('1')+1.5","Decimal('1')+'a'","Decimal('1')<'a'","Decimal('1')==1.0","Decimal('1.1')<1.5"):
    try: out.append(e+repr(eval(e)))
    except Exception as x: out.append(e+type(x).__name__)
out.append(repr(getcontext().add(Decimal(1),2))+repr(ExtendedContext.divide(1,3))+repr(Decimal('1.256').quantize(exp=Decimal('0.1'),context=Context(rounding=ROUND_UP))))
import sys
if len(sys.argv)>1: print("\n".join(out))
else: print(len(out),hashlib.md5("\n".join(out).encode()).hexdigest())
