# A package: __init__, submodules, relative imports, __all__, as, from-imports, star.
import pkg
print(pkg.__name__, pkg.__package__, pkg.__file__.endswith("pkg/__init__.py"), type(pkg.__path__).__name__, pkg.VERSION, sorted(n for n in dir(pkg) if not n.startswith("_")))
import pkg.sub.deep
print(pkg.sub.deep.where(), pkg.sub.deep.up(), pkg.sub.__package__)
import pkg.alpha as al
from pkg import alpha, beta as b
from pkg.sub import deep as d, NAME
from pkg.sub.deep import (where,
    up as upper,)
print(al is alpha, b.value, d.where() == where(), upper(), NAME)
from pkg.stars import *
print(public, also, "_private" in dir(), "hidden" in dir())
from pkg.noall import *
print(plain, "_under" in dir())
import sys
print(sorted(m for m in sys.modules if m.startswith("pkg")), sys.modules["pkg.alpha"] is alpha)
for s in ["import pkg.nope", "from pkg import nope", "import pkg.alpha.x", "from pkg.alpha import nope", "from . import x", "from .pkg import x", "import nopkg.sub", "from pkg.badall import *", "import pkg.raises", "from pkg.sub import deep2", "from pkg.toofar import x"]:
    try: exec(s); print(s, "fine")
    except Exception as e: print(s, "|", type(e).__name__, str(e).replace(pkg.__path__[0], "PKG"), getattr(e, "name", None))
print("pkg.raises" in sys.modules, "pkg.toofar" in sys.modules)
from pkg import lazy
print(lazy.computed, lazy.other)
try: lazy.missing
except AttributeError as e: print(e)
import importlib
m = importlib.import_module(".alpha", "pkg"); print(m is alpha, importlib.import_module("pkg.beta").value)
alpha.counter = 5; importlib.reload(alpha); print(alpha.counter)
print(__import__("pkg.sub.deep").__name__, __import__("pkg.sub.deep", fromlist=["where"]).__name__, __import__("sub", globals={"__package__": "pkg", "__name__": "pkg.x"}, level=1, fromlist=["NAME"]).__name__)
print(pkg.alpha.__spec__.name, pkg.alpha.__spec__.parent, pkg.__spec__.submodule_search_locations is not None, type(pkg.alpha.__loader__).__name__, repr(pkg.alpha).startswith("<module 'pkg.alpha' from "), __name__, __package__, __spec__)
