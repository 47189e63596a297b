# Tracebacks are coloured if FORCE_COLOR or PYTHON_COLORS say so.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


for environment in [
    {}, {"FORCE_COLOR": "1"}, {"PYTHON_COLORS": "1"}, {"PYTHON_COLORS": "0", "FORCE_COLOR": "1"},
    {"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"NO_COLOR": "1", "PYTHON_COLORS": "1"}, {"PYTHON_COLORS": "x"},
]:
    out, err, status = run("-c", "1 / 0", **environment)
    print(environment, "\x1b[" in err)
print("\x1b[" in run("-E", "-c", "1 / 0", PYTHON_COLORS="1")[1])
