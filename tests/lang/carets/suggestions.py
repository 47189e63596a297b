# Suggestions for names and attributes.
import sys
class Config:
    timeout = 5
    def _private(self): pass
def show(f):
    try: f()
    except Exception as e:
        import traceback
        print(traceback.format_exception_only(e)[-1], end="")
colour = 1
def local_names():
    counter = 0
    return countr
class Method:
    blech = None
    def foo(self): return blech
for f in (lambda: Config().timeoot, lambda: Config.tmeout, lambda: Config()._privat, lambda: coulour, lambda: prnt(1), lambda: lenght, lambda: [].apend(1), lambda: {}.itmes(), lambda: "".uper(), lambda: sys.exti(), local_names, Method().foo, lambda: completely_different, lambda: Config().zzz, lambda: (1).rael, lambda: time.sleep(1), lambda: os.getcwd(), lambda: None.upper()): show(f)
for s in ("from math import sqr", "from collections import defaltdict", "import colections", "f(wdith=1)"):
    try: exec(s, {"f": lambda width: 1})
    except Exception as e:
        import traceback
        print(traceback.format_exception_only(e)[-1].split(" (")[0].strip())
Config().timeot
