"""What looks at imports without running them, `.pth` files with mistakes, and the import lock."""
import _imp
import contextlib
import io
import modulefinder
import os
import site
import subprocess
import sys
import tempfile
import threading
import warnings

warnings.simplefilter("ignore")

FILES = {
    "script.py": "import a, b.c as d\nfrom b import x, e\nfrom . import nothing\nimport missing.deep\nfrom b.c import *\n",
    "a.py": "def f():\n    import late\nglobal_name = 1\n",
    "late.py": "from a import global_name\n",
    "b/__init__.py": "x = 1\nfrom .c import y as z\n",
    "b/c.py": "y = 2\n",
    "b/e.py": "from .. import a\nfrom . import c\n",
}
with tempfile.TemporaryDirectory() as folder:
    for name, text in FILES.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    finder = modulefinder.ModuleFinder(path=[folder])
    try:
        finder.run_script(os.path.join(folder, "script.py"))
    except ImportError as error:
        print(error)
    os.remove(os.path.join(folder, "script.py"))
    with open(os.path.join(folder, "script.py"), "w", encoding="utf-8") as file:
        file.write(FILES["script.py"].replace("from . import nothing\n", ""))
    finder = modulefinder.ModuleFinder(path=[folder])
    finder.run_script(os.path.join(folder, "script.py"))
    print(sorted(finder.modules))
    print(sorted(finder.badmodules))
    print(sorted(finder.modules["a"].globalnames), sorted(finder.modules["b"].globalnames))

    with open(os.path.join(folder, "broken.pth"), "w", encoding="utf-8") as file:
        file.write(f"# comment\n{folder}\nimport no_such_module_at_all\n{os.path.join(folder, 'b')}\n")
    errors = io.StringIO()
    before = list(sys.path)
    with contextlib.redirect_stderr(errors):
        site.addpackage(folder, "broken.pth", set())
    lines = errors.getvalue().replace(folder, "FOLDER").splitlines()
    print(lines[0], lines[-3:], [path.replace(folder, "FOLDER") for path in sys.path if path not in before])
    sys.path[:] = before

# Finders are asked under the import lock; a fork waits for it.
held = []


class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == "no_such_module_at_all":
            held.append(_imp.lock_held())


sys.meta_path.insert(0, Finder)
try:
    import no_such_module_at_all
except ImportError as error:
    print(error)
sys.meta_path.remove(Finder)
print(held, _imp.lock_held())
_imp.acquire_lock()
_imp.acquire_lock()
_imp.release_lock()
print(_imp.lock_held())
_imp.release_lock()
print(_imp.lock_held())
try:
    _imp.release_lock()
except RuntimeError as error:
    print(error)

started, going = threading.Event(), threading.Event()


def importer():
    _imp.acquire_lock()
    sys.modules["half"] = "partial"
    started.set()
    going.wait()
    sys.modules["half"] = "complete"
    _imp.release_lock()


thread = threading.Thread(target=importer)
thread.start()
started.wait()
threading.Timer(0.05, going.set).start()
pid = os.fork()
if not pid:
    os._exit(42 if sys.modules["half"] == "complete" else 1)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
thread.join()

done = subprocess.run(
    [sys.executable, "-m", "asyncio"], input="await asyncio.sleep(0, 6 * 7)\n", capture_output=True, text=True
)
print(done.returncode, "42" in done.stdout)
