# getattr, setattr, hasattr, delattr, vars, dir, type, id, callable, globals.
class A:
    cls = 1
    def __init__(self): self.inst = 2
    def m(self): pass
a = A()
print(getattr(a, "cls"), getattr(a, "nope", 5), hasattr(a, "m"), hasattr(a, "zz"), vars(a), "cls" in vars(A), [n for n in dir(a) if n[0] != "_"])
setattr(a, "new", 3); setattr(a, "weird name", 4); delattr(a, "inst"); print(vars(a), getattr(a, "weird name"))
print([n for n in dir() if n[0] != "_"], type(a) is A, type("X", (A,), {"y": 1})().y, type(type(a)), vars() is globals())
print(dir(5)[:4], "append" in dir([]), dir(type("E", (), {}))[:2], sorted(set(dir(A)) - set(dir(object))))
for s in ["getattr(a, 'nope')", "getattr(a)", "getattr(a, 1)", "setattr(a, 1, 2)", "setattr(5, 'x', 1)", "delattr(a, 'zz')", "hasattr(a, 1)", "vars(5)", "dir(1, 2)", "type()", "type(1, 2)", "type(1, 2, 3)", "type('X', 5, {})", "type('X', (), 5)", "setattr(a, 'x')", "getattr(a, 'x', 1, 2)", "A.nope", "a.m.nope", "a.m.x", "setattr(A.m, 'ok', 1)", "A.m.ok", "setattr(a.m, 'ok', 1)", "int.real", "(5).real.imag", "len.nope", "None.nope", "(lambda: 1).nope", "type.nope", "print.__name__", "A.__nope__", "a.__class__.__name__", "A().__dict__", "getattr(a, 'm').__self__ is a", "object().__dict__", "().x", "[].append.__name__", "(1).__add__.__self__"]:
    try: print(s, "=", eval(s))
    except Exception as e: print(s, "|", type(e).__name__, e)
class G:
    def __getattr__(self, n):
        if n == "error": raise ValueError("not swallowed")
        raise AttributeError(n)
print(hasattr(G(), "x"), getattr(G(), "x", "d"))
try: hasattr(G(), "error")
except ValueError as e: print(e)
import builtins
print(len([n for n in dir(builtins) if n[0].islower()]) > 60, builtins.len is len, builtins.__name__, sorted(n for n in dir(builtins) if n.endswith("Warning")))
print([n for n in "abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash hex id input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ __build_class__ __debug__ NotImplemented Ellipsis".split() if not hasattr(builtins, n)])
