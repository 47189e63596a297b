# -v tells of imports on standard error, and only there.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


out, err, status = run("-v", "-c", "import colorsys; print(1)")
print(repr(out), status, any(line.startswith("import 'colorsys' # ") for line in err.splitlines()))
out, err, status = run("-c", "import colorsys; print(1)", PYTHONVERBOSE="1")
print(repr(out), status, "import 'colorsys' # " in err)
print(*run("-E", "-c", "import colorsys", PYTHONVERBOSE="1"))
out, err, status = run("-Ximporttime", "-c", "import colorsys")
print(err.splitlines()[0], any(line.endswith(" colorsys") for line in err.splitlines()))
