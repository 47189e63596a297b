# What `python -m MODULE` does for the modules that have a command.
import os
import pathlib
import re
import subprocess
import sys
import tempfile

folder = pathlib.Path(tempfile.mkdtemp())
os.chdir(folder)
FILES = {
    "data.json": '{"b": [1, 2, {"c": null}], "a": "é"}', "bad.json": '{"a": 1,}', "text.txt": "hello\n", "broken.py": "def f(:\n",
    "prog.py": "import sys\n\ndef add(a, b):\n    '''Add.\n\n    >>> add(1, 2)\n    3\n    >>> add(1, 1)\n    5\n    '''\n    total = a + b\n    return total\n\nif __name__ == '__main__':\n    print(add(1, 2), sys.argv[1:])\n",
    "test_it.py": "import unittest\n\nclass T(unittest.TestCase):\n    def test_ok(self):\n        self.assertEqual(1, 1)\n\n    def test_bad(self):\n        self.assertEqual(1, 2)\n\n    @unittest.skip('later')\n    def test_skip(self):\n        pass\n",
    "pkg/__init__.py": "", "pkg/mod.py": "x = 1\n", "pkg/__main__.py": "print('main of pkg', __name__, __package__)\n",
}
for name, text in FILES.items():
    path = pathlib.Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)


def run(*arguments, given="", errors=1):
    """The output and the last lines of standard error, without what differs from machine to machine."""
    environment = {"PATH": os.defpath, "COLUMNS": "80", "NO_COLOR": "1", "PYTHON_COLORS": "0", "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(folder)}
    done = subprocess.run([sys.executable, "-m", *arguments], input=given, capture_output=True, text=True, env=environment)

    def clean(text):
        text = text.replace(str(folder), ".").replace(sys.executable, "PYTHON")
        text = re.sub(r"\d+\.\d\d\d+( |s)", r"T\1", text)
        return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", "DATE", text)

    print("$", *arguments, "->", done.returncode)
    print(clean(done.stdout), *clean(done.stderr).splitlines()[-errors:], sep="\n")


run("json.tool", "data.json")
run("json.tool", "--sort-keys", "--indent", "2", "--no-ensure-ascii", "data.json")
run("json.tool", "--compact", given="[1, 2]")
run("json.tool", "--json-lines", given='{"x": 1}\n{"y": 2}\n')
run("json.tool", "bad.json", "out.json")
run("timeit", "-n", "1", "-r", "1", "-u", "parsec", "1")
run("timeit", "1 / 0")
run("tokenize", "prog.py")
run("tokenize", "-e", "text.txt")
run("ast", "-m", "eval", given="1 + 2")
run("compileall", "-q", "pkg")
run("py_compile", "prog.py")
run("py_compile", "broken.py", errors=3)
run("unittest", "test_it", errors=12)
run("unittest", "-v", "test_it.T.test_ok", errors=6)
run("unittest", "discover", "-k", "skip", errors=4)
run("doctest", "prog.py")
run("zipfile", "-c", "a.zip", "text.txt", "prog.py")
run("zipfile", "-l", "a.zip")
run("zipfile", "-t", "a.zip")
run("zipfile", "-e", "a.zip", "unzipped")
run("zipfile", "-l", "text.txt")
run("tarfile", "-c", "a.tar.gz", "text.txt", "prog.py")
run("tarfile", "-l", "a.tar.gz")
run("gzip", "text.txt")
run("gzip", "-d", "text.txt.gz")
run("base64", "-e", "text.txt")
run("base64", "-d", given="aGVsbG8K")
run("quopri", given="é = x\n")
run("trace", "--trace", "prog.py", "x")
run("cProfile", "-o", "profile.out", "prog.py", "a")
run("pstats", "profile.out", given="sort name\nquit\n")
run("pdb", "prog.py", given="next\nbreak add\ncontinue\nargs\nup\nreturn\np total\nquit\n", errors=0)
run("pdb", "-c", "break add", "-c", "continue", "-c", "p a + b", "-c", "quit", "prog.py", errors=0)
run("calendar", "2024", "1")
run("pickletools", "text.txt")
run("uuid", "-u", "uuid3", "-n", "@url", "-N", "http://python.org")
run("random", "-c", "one")
run("mimetypes", "a.png")
run("encodings.rot_13", given="Hello")
run("tabnanny", "-v", "prog.py")
run("pyclbr", "prog.py")
run("pydoc", "prog")
run("zipapp", "pkg", "-o", "app.pyz", "-p", "/usr/bin/env python3")
run("zipapp", "--info", "app.pyz")
run("fileinput", "text.txt")
run("symtable", given="x = 1")
run("pkg")
run("pkg.mod")
run("pkg.none")
run("no_such_module")
run("this")
