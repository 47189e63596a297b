# symtable: scopes of names as the compiler sees them.
import symtable

source = """
import os
limit = 3
def outer(a, *args, b=1, **kw):
    global counter
    counter = a
    inner_value = list(map(lambda x: x * limit, args))
    def inner():
        nonlocal inner_value
        inner_value = b
        return os, kw
    return inner
class Box:
    size = 1
    def get(self):
        return __class__, self.size
    @property
    def area(self): return self.size ** 2
f = lambda y: y + limit
"""


def show(table, depth=0):
    print("  " * depth, table.get_type(), table.get_name(), table.get_lineno(), table.is_optimized(), table.is_nested(), table.has_children())
    for symbol in sorted(table.get_symbols(), key=lambda symbol: symbol.get_name()):
        facts = [name[3:] for name in dir(symbol) if name.startswith("is_") and name != "is_namespace" and getattr(symbol, name)()]
        print("  " * depth, "  ", symbol.get_name(), *facts, symbol.is_namespace())
    if isinstance(table, symtable.Function):
        print("  " * depth, table.get_parameters(), sorted(table.get_locals()), sorted(table.get_globals()), sorted(table.get_nonlocals()), sorted(table.get_frees()))
    for child in table.get_children():
        show(child, depth + 1)


table = symtable.symtable(source, "file.py", "exec")
show(table)
print(table.lookup("outer").get_namespace().get_name(), len(table.lookup("limit").get_namespaces()), sorted(table.get_identifiers())[:3], repr(table.lookup("limit")))
for action in [lambda: table.lookup("none"), lambda: table.lookup("limit").get_namespace(), lambda: symtable.symtable("x +", "f", "exec"), lambda: symtable.symtable("def f(a): global a", "f", "exec"), lambda: symtable.symtable("1", "f", "other"), lambda: symtable.symtable("nonlocal x", "f", "exec"), lambda: symtable.symtable("x = 1", "f", "eval")]:
    try:
        print(action())
    except (KeyError, ValueError, SyntaxError) as error:
        print(type(error).__name__, error)
