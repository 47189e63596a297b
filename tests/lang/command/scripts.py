# Scripts: files, folders, archives, standard input, what is missing.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


import tempfile
import zipfile

SHOW = "import sys; print(__name__, __package__, __spec__ and __spec__.name, '__file__' in globals(), len(sys.argv))\n"
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "script.py")
    with open(path, "w") as file:
        file.write(SHOW)
    os.mkdir(os.path.join(folder, "app"))
    with open(os.path.join(folder, "app", "__main__.py"), "w") as file:
        file.write(SHOW)
    os.mkdir(os.path.join(folder, "hollow"))
    with zipfile.ZipFile(os.path.join(folder, "app.zip"), "w") as archive:
        archive.writestr("__main__.py", SHOW)
    for name in "script.py", "app", "app.zip", "hollow", "missing.py":
        out, err, status = run(os.path.join(folder, name), "one")
        print(name, repr(out), err.replace(folder, "FOLDER"), status)
    print(*run(input=SHOW))
    print(*run("-", "x", input=SHOW))
