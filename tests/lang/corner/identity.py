# is, interning where promised, and what copies share.
a = b = []
print(a is b, [] is [], None is None, True is True, ... is ..., NotImplemented is NotImplemented, type(1) is int, "".__class__ is str)
x = (1, 2); print(x is x[:], x is tuple(x), x is (*x,)); s = "abc"; print(s is s[:], s is str(s), s is s.strip(), s is s.replace("z", "")); f = frozenset([1]); print(f is frozenset(f), f is f.copy()); l = [1]; print(l is l[:], l is list(l), l is l.copy()); by = b"ab"; print(by is bytes(by), by is by[:])
n = 5; m = 5; print(n is m, id(n) == id(m), n is int(n)); big = 10**30; print(big is big, big == 10**30); d = {"k": l}; print(d["k"] is l, d.copy()["k"] is l, dict(d)["k"] is l, list(d.values())[0] is l)
def fn(): pass
print(fn is fn, fn.__code__ is fn.__code__); 
class C:
    def m(self): pass
    attr = []
c = C(); print(c.m is c.m, c.m == c.m, C.m is C.m, c.attr is C.attr, C().attr is c.attr, c.__class__ is C, type(c) is C, C.__dict__ is C.__dict__, vars(c) is c.__dict__); e = ValueError("x")
try: raise e
except ValueError as caught: print(caught is e)
t = ([],) * 2; print(t[0] is t[1]); r = [[]] * 3; r[0].append(1); print(r); print((lambda: None)() is None, print is print, len is __builtins__.len); g = (i for i in ""); print(iter(g) is g, iter(l) is iter(l)); nan = float("nan"); print(nan is nan, nan in [nan], (nan,) == (nan,), {nan: 1}[nan]); print(id(object()) is not None, isinstance(id(c), int), id(c) == id(c), sorted([id(c), id(l)]) == sorted([id(l), id(c)]))
import sys; print(sys.intern("hello world") is sys.intern("hello" + " world"), sys.modules["sys"] is sys); i = i2 = 7; i += 1; print(i, i2); u = v = "a"; u += "b"; print(u, v); p = q = (1,); p += (2,); print(p, q); j = k = [1]; j += [2]; print(k, j is k); j = j + [3]; print(k, j is k); st = ss = {1}; st |= {2}; print(ss, st is ss)
