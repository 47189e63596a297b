# co_* attributes of functions, and replace().
def f(a, b=1, /, c=2, *args, d, e=3, **kw):
    "doc"
    x = a + b
    def inner():
        return x, c
    return inner
c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_firstlineno, c.co_filename.endswith("code_objects.py"), c.co_flags & 0x0C, bool(c.co_flags & 0x01), isinstance(c.co_code, bytes), isinstance(c.co_consts, tuple), "doc" in c.co_consts)
i = f(1, d=2).__code__
print(i.co_name, i.co_qualname, i.co_freevars, i.co_flags & 0x10, [k.co_name for k in c.co_consts if hasattr(k, "co_name")])
def g(): yield 1
async def h(): pass
async def k(): yield 1
print([fn.__code__.co_flags & (0x20 | 0x80 | 0x200) for fn in (g, h, k, f)])
def names():
    import math
    print(math.pi, undefined_global)
    math.x.y = 1
print(names.__code__.co_names)
r = names.__code__.replace(co_name="renamed")
print(r.co_name, r == names.__code__, c == c, hash(c) == hash(f.__code__), type(c).__name__)
def add(x): return x + 1
def sub(x): return x - 1
add.__code__ = sub.__code__; print(add(10), add.__name__)
lam = lambda: 0
class K:
    def m(self): return [z for z in range(3)]
print(lam.__code__.co_name, K.m.__code__.co_qualname, (z for z in "").gi_code.co_qualname, compile("1", "x", "exec").co_name)
for s in ["c.co_name = 'x'", "type(c)()", "c.replace(nope=1)", "c.nope", "c.replace(co_name=5)"]:
    try: exec(s)
    except (TypeError, AttributeError) as e: print(s, type(e).__name__, e)
print([ln for _, _, ln in sub.__code__.co_lines() if ln] != [], len(list(sub.__code__.co_positions())) > 0, {ln - sub.__code__.co_firstlineno for *_, ln in sub.__code__.co_lines() if ln})
print(repr(sub.__code__).startswith("<code object sub at 0x"), f.__code__ is c)
