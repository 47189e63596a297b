# a keyword of a str subclass runs Python code while arguments are bound
class S(str):
    def __hash__(self):
        def deep(n, a=[1, 2], *r, **k):
            return deep(n - 1, [n], n, x=n) if n else 'bottom'
        deep(5)
        return hash(str(self))
    def __eq__(self, other):
        return str(self) == str(other)
def f(a, b, *args, c=3, **kw):
    return a, b, args, c, sorted(kw)
print(f([1], {2}, (3,), **{S('x'): 1, 'c': [4], S('y'): 2}))
class C:
    def __init__(self, a, **kw):
        self.a, self.kw = a, kw
    def m(self, *a, **kw): return a, sorted(kw)
print(C([1], **{S('x'): 1}).a)
print(C([1]).m([2], **{S('q'): [3]}))
class R(str):
    def __hash__(self): raise ValueError('no hash')
try: f([1], {2}, **{'z': [1]} | {})
except TypeError as e: print(e)
def g(**kw): return kw
class K(str):
    def __eq__(self, o):
        g.__code__ = (lambda **kw: 'swapped').__code__
        g.__kwdefaults__ = {'a': 1}
        return str.__eq__(self, o)
    def __hash__(self): return hash('k')
print(g(**{K('k'): 1, 'k2': 2}), g())
