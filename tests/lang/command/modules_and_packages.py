# -m: modules, packages and what cannot be run.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


import tempfile

with tempfile.TemporaryDirectory() as folder:
    def write(name, text):
        os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)

    SHOW = "import sys; print(__name__, repr(__package__), __spec__.name, sys.argv[1:], sys.path[0] == '')\n"
    write("mod.py", SHOW)
    write("package/__init__.py", "print('init', __name__)\n")
    write("package/__main__.py", SHOW)
    write("package/sub.py", SHOW)
    write("empty/__init__.py", "")
    write("wrong.py", "a b\n")
    write("raises.py", "1 / 0\n")
    for words in [["mod", "x", "-m"], ["package", "y"], ["package.sub"], ["empty"], ["no_such"], ["mod.sub"], ["wrong"], ["raises"], ["package."], [".x"]]:
        out, err, status = run("-m", *words, PYTHONPATH=folder)
        print(words, repr(out), err.splitlines()[-1:], status)
