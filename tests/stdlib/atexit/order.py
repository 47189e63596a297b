# atexit: last in, first out; unregister; errors; exit codes stay.
import atexit, sys
def f(*a, **k): print("f", a, k)
@atexit.register
def decorated(): print("decorated")
atexit.register(f, 1, x=2); atexit.register(f, 2); atexit.register(print, "gone"); atexit.unregister(print)
atexit.register(lambda: print("registered during exit?", atexit.register(print, "late")))
class D:
    def __del__(self): print("module-level object deleted")
print(atexit._ncallbacks(), f is atexit.register(f, "again"))
try: atexit.register(5)
except TypeError as e: print(e)
atexit.register(sys.stdout.flush)
print("end of script")
