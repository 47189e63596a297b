# symtable: scopes and symbols of a program.
import symtable
src = '''
import os
G = 1
def f(a, b=2, *args, c, **kw):
    global G
    x = a
    def inner():
        nonlocal x
        x = b
        return [q for q in range(x)]
    return inner
class C:
    y = 1
    def m(self): return self.y
    def n(self): return __class__
lam = lambda z: z + G
'''
t = symtable.symtable(src, "file", "exec")
def show(t, depth=0):
    print("  " * depth, t.get_type(), t.get_name(), t.get_lineno(), t.is_nested(), t.is_optimized(), t.has_children())
    for s in sorted(t.get_symbols(), key=lambda s: s.get_name()):
        flags = [n for n in ("referenced", "imported", "parameter", "global", "declared_global", "local", "free", "assigned", "nonlocal", "namespace", "annotated") if getattr(s, "is_" + n)()]
        print("  " * depth, " ", s.get_name(), flags)
    if isinstance(t, symtable.Function):
        print("  " * depth, " ", sorted(t.get_parameters()), sorted(t.get_locals()), sorted(t.get_globals()), sorted(t.get_frees()), sorted(t.get_nonlocals()))
    for c in t.get_children():
        show(c, depth + 1)
show(t)
print(t.lookup("f").get_namespace().get_name(), t.lookup("G").is_global(), t is not symtable.symtable(src, "file", "exec"))
for args in (("x = ", "f", "exec"), ("x", "f", "what")):
    try: symtable.symtable(*args)
    except (SyntaxError, ValueError) as e: print(type(e).__name__, e)
