# -u: what is written is there at once; text is written through.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


SOURCE = "import sys, os; print('text', end=''); os._exit(0)"
for options in [], ["-u"]:
    print(options, run(*options, "-c", SOURCE))
print(run("-c", SOURCE, PYTHONUNBUFFERED="1"))
print(run("-u", "-c", "import sys; print(sys.stdout.write_through, sys.stdout.line_buffering, type(sys.stdout.buffer).__name__, sys.stdin.buffer)")[0].split(" name")[0])
