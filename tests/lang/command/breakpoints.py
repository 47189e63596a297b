# PYTHONBREAKPOINT: none, a callable, what cannot be imported.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


for value in "0", "print", "os.path.join", "no_such.function", "sys.no_such", ".":
    out, err, status = run("-c", "print(breakpoint('a', 'b') if True else 0)", PYTHONBREAKPOINT=value)
    print(repr(value), repr(out), [line for line in err.splitlines() if line[:1] != " "], status)
print(*run("-E", "-c", "import sys; sys.breakpointhook = lambda: print('hook'); breakpoint()", PYTHONBREAKPOINT="0"))
