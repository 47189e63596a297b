# The prompt shows values by sys.displayhook and errors by sys.excepthook.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


INPUT = """\
import sys
def display(value):
    if value is not None: print('<', value, '>')

sys.displayhook = display
1; 'two'
None
[3]
def excepthook(kind, value, traceback):
    print('raised', kind.__name__, value)

sys.excepthook = excepthook
1 / 0
x = 5
raise KeyError('k')
del sys.displayhook
6
"""
out, err, status = run("-i", "-q", input=INPUT)
print(out, err.replace(">>> ", "").replace("... ", ""), status)
