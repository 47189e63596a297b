# inspect: signatures, binding, predicates, getsource-free parts.
import inspect, functools
def f(a, b=1, /, c: int = 2, *args, d, e="x", **kw) -> bool: pass
class K:
    def __init__(self, x, y=1): pass
    def m(self, z): pass
    @classmethod
    def c(cls, q): pass
    @staticmethod
    def s(w): pass
    def __call__(self, r): pass
for o in (f, K, K.m, K(1).m, K.c, K.s, K(1), lambda *, k: 1, functools.partial(f, 1, d=5), lambda: 0):
    print(inspect.signature(o))
s = inspect.signature(f)
for p in s.parameters.values(): print(p.name, p.kind.name, p.default if p.default is not p.empty else "-", p.annotation if p.annotation is not p.empty else "-")
print(s.return_annotation, s.bind(1, 2, 3, 4, d=5, z=6).arguments, s.bind_partial(1).args)
ba = s.bind(1, d=2); ba.apply_defaults(); print(ba.args, ba.kwargs)
for a, k in [((), {}), ((1,), {}), ((1,), {"d": 1, "a": 2})]:
    try: print(s.bind(*a, **k))
    except TypeError as e: print(e)
def g(): yield
async def co(): pass
async def ag(): yield
print(inspect.isfunction(f), inspect.isgeneratorfunction(g), inspect.iscoroutinefunction(co), inspect.isasyncgenfunction(ag), inspect.isclass(K), inspect.ismethod(K(1).m), inspect.isbuiltin(len), inspect.isgenerator(g()), inspect.getfullargspec(f), inspect.getmro(bool), inspect.isabstract(K), inspect.getgeneratorstate(g()))
def deco(fn):
    @functools.wraps(fn)
    def w(*a, **k): return fn(*a, **k)
    return w
print(inspect.signature(deco(f)), inspect.unwrap(deco(f)) is f, [n for n, _ in inspect.getmembers(K, inspect.isfunction)], inspect.currentframe().f_code.co_name)
