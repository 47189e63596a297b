# What a function object carries, and changing it.
def f(a, b: int = 2, *args, c=3, d: str = "x", **kw) -> float:
    """Doc of f.

    More."""
    return a, b, c, d
print(f.__name__, f.__qualname__, f.__module__, repr(f.__doc__), f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__dict__, f.__closure__, f.__type_params__)
c = f.__code__
print(c.co_argcount, c.co_kwonlyargcount, c.co_posonlyargcount, c.co_varnames, c.co_nlocals, c.co_name, c.co_qualname, c.co_firstlineno, hex(c.co_flags & 0x2F), c.co_freevars, c.co_cellvars)
f.attr = 1
f.__name__ = "renamed"
f.__defaults__ = (20, 30)
f.__kwdefaults__ = {"c": 4}
print(f.attr, f.__name__, f.__qualname__, f.__dict__)
try:
    print(f())
except TypeError as e:
    print(e)
print(f(d=1))
f.__kwdefaults__["d"] = "dd"
f.__defaults__ = None
print(f(1, 2))
def g(): return "g's code"
f.__code__ = g.__code__
print(f())
f.__doc__ = "new doc"
del f.__doc__
print(f.__doc__)
for stmt in ["f.__name__ = 1", "f.__code__ = 1", "f.__defaults__ = 1", "f.__dict__ = 1", "f.__closure__ = ()", "f.__globals__ = {}", "f.nope", "del f.nope", "f.__kwdefaults__ = []", "f.__qualname__ = None", "del f.__name__", "f.__annotations__ = 3", "f.__code__ = (lambda: f.x).__code__"]:
    try:
        exec(stmt)
        print(stmt, "fine")
    except Exception as e:
        print(stmt, type(e).__name__, e)
def outer():
    def inner(): pass
    class K:
        def m(self): pass
    return inner, K.m, lambda: 0
print([h.__qualname__ for h in outer()])
print(f.__globals__ is globals(), f.__builtins__ is not None, callable(f), f == f, f == g, hash(f) == hash(f))
print((lambda x: x).__name__, (lambda x: x).__doc__, len.__name__, len.__self__.__name__, len.__module__, [].append.__qualname__, [].append.__self__, str.upper.__name__, str.upper.__objclass__)
print(type(f).__name__, type(len).__name__, type(str.upper).__name__, type([].append).__name__, type(outer).__name__, type((lambda: 0)).__name__)
