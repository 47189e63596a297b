# Standard streams that are closed, or whose reader has gone.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


def shell(text):
    done = subprocess.run(["sh", "-c", text.replace("PYTHON", sys.executable)], capture_output=True, text=True)
    return done.stdout, done.stderr.splitlines()[-1:], done.returncode


print(shell("PYTHON -c 'import sys; print(sys.stdout); sys.stderr.write(\"e\")' >&-"))
print(shell("PYTHON -c 'import sys; print(sys.stdin)' <&-"))
print(shell("PYTHON -c 'import sys; print(sys.stderr); 1/0' 2>&-"))
print(shell("PYTHON -c 'print(1)' >/dev/full"))
print(shell("(PYTHON -c 'import time, sys; sys.stdin.read(); print(1)' 2>err.$$; echo status $? >&2; cat err.$$ >&2; rm err.$$) < /dev/null | true")[2])
