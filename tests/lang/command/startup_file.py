# PYTHONSTARTUP runs before the prompt, in its namespace; not for scripts.
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
    path = os.path.join(folder, "startup.py")
    with open(path, "w") as file:
        file.write("print('startup', __name__, '__file__' in globals()); x = 5\n")
    print(run("-i", "-q", input="x\n", PYTHONSTARTUP=path)[0])
    print(run("-i", "-q", "-E", input="1\n", PYTHONSTARTUP=path)[0])
    print(run("-c", "print('script')", PYTHONSTARTUP=path)[0])
    print(run("-i", "-c", "print('script')", PYTHONSTARTUP=path, input="2\n")[0])
    with open(path, "w") as file:
        file.write("y = 1\nraise ValueError('in it')\n")
    out, err, status = run("-i", "-q", input="y\n", PYTHONSTARTUP=path)
    print(out, "ValueError: in it" in err, status)
