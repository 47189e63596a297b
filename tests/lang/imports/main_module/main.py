# __main__ is a module; if __name__ == "__main__"; importing oneself; module attributes.
import sys, importlib
import main as myself
print(__name__, myself.__name__, sys.modules["__main__"] is not myself, __file__.endswith("main.py"), len(sys.argv)) if __name__ == "__main__" else print("imported as", __name__)
if __name__ == "__main__":
    import __main__
    __main__.injected = 1
    print(injected, vars(__main__) is globals())
    import lib
    print(lib.__doc__, lib.double(4), lib.__dict__["CONST"], hasattr(lib, "nope"))
    try: lib.nope
    except AttributeError as e: print(e)
    lib.CONST = 7; print(lib.read()); del lib.CONST
    try: lib.read()
    except NameError as e: print(e)
    import types
    m = types.ModuleType("made", "its doc"); m.x = 1; exec("y = x + 1\ndef f(): return y", m.__dict__); print(m.f(), m, m.__doc__, m.__name__, sorted(n for n in dir(m) if n[0] != "_"))
    class Special(types.ModuleType):
        @property
        def prop(self): return "module property"
    lib.__class__ = Special; print(lib.prop)
    print(lib.sum_args(*range(3)), lib.__name__)
