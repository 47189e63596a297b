# -x skips the first line of a script; line numbers stay.
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
    path = os.path.join(folder, "script")
    with open(path, "w") as file:
        file.write("this is no python\nimport sys\nprint(sys._getframe().f_lineno)\n1 / 0\n")
    out, err, status = run("-x", path)
    print(out, err.replace(path, "PATH"), status)
    out, err, status = run(path)
    print(repr(out), err.replace(path, "PATH"), status)
    with open(path, "w") as file:
        file.write("no line end")
    print(*run("-x", path))
