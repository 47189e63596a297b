# Where imports may stand and what they bind.
def inside():
    import math as m
    from helpers import tools
    import helpers.more
    return m.pi > 3, tools.name, helpers.more.name
print(inside(), "helpers" in globals())
class C:
    import helpers
    from helpers.tools import name as attr
print(C.attr, C.helpers.__name__)
try: import no_such_module_a
except ImportError:
    try: from helpers import no_such
    except ImportError as e: print(e.name, e.msg.split(" (")[0])
    else: print("never")
for i in range(2):
    import helpers.tools as t
print(t.loaded_times)
if True: from helpers import tools; import os.path as p
print(p.join("a", "b"), tools is t)
exec("import helpers.more as hm"); print(hm.name)
ns = {}; exec("from helpers.tools import *", ns); print("name" in ns)
import sys
sys.modules["fake"] = type(sys)("fake"); sys.modules["fake"].x = 5
import fake; from fake import x; print(fake, x)
sys.modules["blocked"] = None
try: import blocked
except ModuleNotFoundError as e: print(e)
class Obj: attr = "not a module"
sys.modules["anything"] = Obj()
import anything; from anything import attr; print(attr)
try: from anything import nope
except ImportError as e: print(e)
sys.path.append(sys.path[0] + "/extra"); import outside_module; print(outside_module.here)
old = __builtins__.__import__
def spy(name, *a, **k): print("importing", name, a[3] if len(a) > 3 else None); return old(name, *a, **k)
__builtins__.__import__ = spy
import helpers.more
from helpers import tools
__builtins__.__import__ = old
