# globals() is live; locals() of a function is a snapshot (PEP 667).
globals()["dyn"] = 1
print(dyn)
def snap():
    a = 1
    before = locals()
    b = 2
    after = locals()
    before["a"] = 99
    return a, sorted(before), sorted(after), before is after
print(snap())
print(globals() is locals(), vars() is globals())
class C:
    v = 1
    print(sorted(k for k in locals() if not k.startswith("__")), sorted(dir())[-1])
def keys():
    x = y = 1
    def inner():
        x
        return sorted(locals())
    return inner(), sorted(dir())
print(keys())
def setter(name, value):
    globals()[name] = value
setter("late", 5)
print(late)
del globals()["late"]
try:
    late
except NameError as e:
    print(e)
import builtins
builtins.everywhere = "builtin"
print(everywhere)
everywhere = "mine"
print(everywhere)
del everywhere
print(everywhere)
del builtins.everywhere
try:
    everywhere
except NameError as e:
    print(e)
def gen():
    a = 1
    yield locals()
    b = 2
    yield locals()
print(list(gen()))
print(__name__, __doc__, __spec__, type(__builtins__).__name__, __file__.endswith("dynamic.py"))
