# modulefinder, on what dis finds in code.
import dis
import modulefinder
import os
import tempfile

SOURCE = """
import a.b, c as d
from .x import y, z
from q import *
V = 1
def f():
    global G
    G = 1
    import k
class C: pass
"""
code = compile(SOURCE, "imports", "exec")
print(list(dis._find_imports(code)))
print(list(dis._find_store_names(code)))
with tempfile.TemporaryDirectory() as folder:
    for name, text in (("one.py", "import two, nothere\nx = 1\n"), ("two.py", "from one import x\n")):
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)
    finder = modulefinder.ModuleFinder(path=[folder])
    finder.run_script(os.path.join(folder, "one.py"))
    print(sorted(finder.modules), list(finder.badmodules), sorted(finder.modules["one"].globalnames))
