# functools: partial, reduce, lru_cache, wraps, singledispatch, total_ordering, cached_property...
import functools, operator
from functools import *
p = partial(int, base=2); print(p("101"), p.func, p.args, p.keywords, p("z", base=36), partial(print, "a", sep="-")("b"), partial(partial(pow, 2), 3)(), repr(partial(max, 1, key=abs)).startswith("functools.partial("), partial(lambda *a, **k: (a, k), 1, x=2)(3, y=4, x=5))
class C:
    def m(self, a, b=0): return (a, b)
    pm = partialmethod(m, 1, b=2)
print(C().pm(), reduce(operator.add, [1, 2, 3]), reduce(lambda a, b: a * 10 + b, [1, 2, 3], 4), reduce(max, [], 0))
@lru_cache(maxsize=2)
def f(x, y=0): print("computing", x, end="; "); return x * 10
print(f(1), f(1), f(2), f(3), f(1), f.cache_info(), f(x=1), f.cache_parameters(), f.__wrapped__(9)); f.cache_clear(); print(f.cache_info())
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), fib.cache_info().hits, fib.cache_info().currsize)
@lru_cache(typed=True)
def t(x): return type(x).__name__
print(t(1), t(1.0), t(True), t.cache_info().misses)
class M:
    @lru_cache
    def method(self): return "m"
    @cached_property
    def cp(self): print("once", end=" "); return 5
m = M(); print(m.method(), m.method(), M.method.cache_info().hits, m.cp, m.cp)
@singledispatch
def show(x): return f"default {x!r}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
@show.register(tuple)
def _(x): return f"seq {len(x)}"
@show.register
def _(x: float | str): return f"float or str {x}"
print(show(1), show([1]), show((1, 2)), show("s"), show(2.5), show(None), show(True), show.dispatch(bool) is show.dispatch(int), len(show.registry))
class D:
    @singledispatchmethod
    def go(self, x): return "any"
    @go.register
    def _(self, x: int): return "int"
print(D().go(1), D().go("a"))
def deco(fn):
    @wraps(fn)
    def w(*a): "wrapper doc"; return fn(*a)
    return w
@deco
def documented(x: int) -> str: "the doc"
print(documented.__name__, documented.__doc__, documented.__annotations__, documented.__wrapped__.__name__, WRAPPER_ASSIGNMENTS[:3])
@total_ordering
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: (a < b) - (a > b))))
for s in ["reduce(operator.add, [])", "f([])", "partial()", "partial(5)", "reduce(1, [1, 2])", "lru_cache('x')", "show()", "total_ordering(type('E', (), {}))", "cmp_to_key(5)(1) < cmp_to_key(5)(2)", "partial(int, 1, 2, 3)()"]:
    try: print(s, "=", eval(s))
    except Exception as e: print(s, "|", type(e).__name__, e)
