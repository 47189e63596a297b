# import and from.
import warnings

warnings.simplefilter("ignore")


def show(source):
    try:
        compile(source, "<text>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        place = f"{e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset}"
        print(f"{source!r}: {type(e).__name__}: {e.msg} [{place}] {e.text!r}")


SOURCES = [
    "import",
    "import x y",
    "import x.",
    "import .x",
    "import x..y",
    "import x,",
    "import x, y z",
    "import x as",
    "import x as 1",
    "import x as y.z",
    "import x as y[0]",
    "import x as f()",
    "import x as y as z",
    "import (x)",
    "import x from y",
    "import x, y from z",
    "import *",
    "import x.*",
    "import \"x\"",
    "import None",
    "import a.b as c.d, e",
    "from",
    "from x",
    "from x import",
    "from x import (",
    "from x import ()",
    "from x import (y",
    "from x import y,",
    "from x import y, z,",
    "from x import y z",
    "from x import (y z)",
    "from x import y as",
    "from x import y as 1",
    "from x import y as z.w",
    "from x import y as f()",
    "from x import (y as z.w)",
    "from x import *, y",
    "from x import y, *",
    "from x import (*)",
    "from x import y.z",
    "from x import \"y\"",
    "from x import None",
    "from x import x as None",
    "from . import",
    "from .",
    "from ..x import y.z",
    "from x. import y",
    "from x.y. import z",
    "from import x",
    "from 1 import x",
    "from \"x\" import y",
    "from x import import y",
    "from x imports y",
    "from x include y",
    "def f():\n    from x import *",
    "class A:\n    from x import *",
    "from __future__ import nope",
    "from __future__ import braces",
    "from __future__ import annotations, nope",
    "x = 1\nfrom __future__ import annotations",
    "def f():\n    from __future__ import annotations",
    "from x import (a,\n    b\n    c)",
]
for source in SOURCES:
    show(source)
