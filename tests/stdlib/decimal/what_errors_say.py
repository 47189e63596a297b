# What an exception of decimal says: which conditions were met, as classes.
from decimal import *
c=getcontext()
cases={'conv':lambda: Decimal('x'),'div0':lambda: Decimal(1)/0,'0/0':lambda: Decimal(0)/0,'int':lambda: Decimal(1)//0,'mod':lambda: Decimal(1)%0,'0mod':lambda:Decimal(0)%0,
'sqrt':lambda: Decimal(-1).sqrt(),'ln':lambda: Decimal(-1).ln(),'ln0':lambda: Decimal(0).ln(),'snan':lambda: Decimal('sNaN')+1,'cmp':lambda: Decimal('NaN')<1,'pow':lambda: Decimal(0)**0,'pow2':lambda: Decimal(-2)**Decimal('0.5'),'inf':lambda: Decimal('inf')-Decimal('inf'),'quant':lambda: Decimal('1e30').quantize(Decimal('1e-10')),'over':lambda: Decimal('9e999999')*10,'tr':lambda: Decimal('inf')*0,'rem':lambda: Decimal(1).remainder_near(0),'intq':lambda: Decimal('1e50')//1,'log10':lambda: Decimal(-1).log10(),'logb':lambda: Decimal(0).logb(),'sc':lambda: Decimal(1).scaleb(Decimal('1e20')),'rot':lambda: Decimal(1).rotate(Decimal(100)),'and':lambda: Decimal(2)&1 if False else Decimal(2).logical_and(Decimal(1)),'fma':lambda: Decimal(2).fma(Decimal('inf'),Decimal('-inf')),'powmod':lambda: pow(Decimal(2),Decimal('1.5'),Decimal(3)),'intinf':lambda:int(Decimal('inf')),'ctxint':lambda: c.create_decimal('z'),'toint':lambda: Decimal('1e3').to_integral_value(),'list': lambda: Decimal([1]), 'dict': lambda: Decimal({}), 'none': lambda: Decimal(None)}
for k,f in cases.items():
    try: print(k, repr(f()))
    except ArithmeticError as e: print(k, type(e).__name__, e.args, str(e))
    except Exception as e: print(k, type(e).__name__, e.args)
with localcontext() as x:
    x.traps[Inexact]=True
    try: Decimal(1)/3
    except Exception as e: print(type(e).__name__, e.args)
    x.traps[FloatOperation]=True
    try: Decimal(1)+Decimal(0.5)
    except Exception as e: print(type(e).__name__, e.args)
    x.traps[Subnormal]=True; x.traps[Underflow]=True
    try: Decimal('1e-999999')/10**9
    except Exception as e: print(type(e).__name__, e.args)
