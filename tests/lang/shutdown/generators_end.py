# Suspended generators get GeneratorExit, weakref callbacks run.
import weakref
def generator():
    try: yield 1
    finally: print("generator closed")
class C: pass
g = generator(); next(g)
c = C()
r = weakref.ref(c, lambda ref: print("callback", ref() is None))
print("end")
