# Audit events of attributes that are read, set and deleted, and of functions and identities.
import sys, types
log=[]
on=False
def hook(e,a):
    if on and e not in("sys._getframe",) and not e.startswith(("compile","exec","import")): log.append((e, tuple(x if isinstance(x,(str,int,type(None))) else type(x).__name__ for x in a)))
sys.addaudithook(hook)
def f(a=1,*,b=2): 
    return sys._getframe()
fr=f()
def g(): yield 1
async def co(): pass
async def ag(): yield 1
gi=g(); c=co(); a=ag()
try: 1/0
except Exception as e: tb=e.__traceback__
class A: pass
class B: pass
def cl():
    x=1
    return lambda: x
L=cl()
def t(name, fn):
    global on
    log.clear(); on=True
    try: r=fn()
    except BaseException as e: r=repr(e)
    on=False
    print(name, log)
for n in dir(f): 
    if n.startswith('__') and n not in('__class__','__annotations__','__annotate__'): t("f."+n, lambda: getattr(f,n))
for n in ("co_code","co_consts","co_name","_co_code_adaptive"): t(n, lambda: getattr(f.__code__,n))
for o,p in ((gi,'gi_'),(c,'cr_'),(a,'ag_')):
    for n in ('frame','code','running','yieldfrom','await','suspended'):
        if hasattr(o,p+n): t(p+n, lambda: getattr(o,p+n))
for n in ('tb_frame','tb_lineno','tb_next','tb_lasti'): t(n, lambda: getattr(tb,n))
def s(o,n,v): 
    t("set %s %s"%(type(o).__name__,n), lambda: setattr(o,n,v))
def d(o,n): t("del %s %s"%(type(o).__name__,n), lambda: delattr(o,n))
code=f.__code__
s(f,'__code__',code); s(f,'__defaults__',(1,)); s(f,'__kwdefaults__',{}); s(f,'__name__','x'); s(f,'__doc__','x'); s(f,'__dict__',{}); s(f,'__module__','x')
d(f,'__defaults__'); d(f,'__kwdefaults__'); d(f,'__code__')
s(A(),'__class__',B); s(A,'__name__','Z'); s(A,'__bases__',(object,)); s(A,'__module__','q'); s(A,'__qualname__','q');d(A,'__name__'); s(A,'__doc__','q'); s(A,'__abstractmethods__',())
s(fr,'f_trace',None); s(fr,'f_lineno',1); s(tb,'tb_next',None);
t('function new', lambda: types.FunctionType(code,{}))
for n in dir(fr):
    if n != "f_generator":
        t("fr." + n, lambda: getattr(fr, n))
log.clear(); on = True
number = id(f)
on = False
print(log == [("builtins.id", (number,))])
log.clear(); on = True
code.replace(co_name="q")
on = False
print(log[0][0], log[0][1][0], log[0][1][2:5])
c.close()
