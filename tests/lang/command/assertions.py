# -O removes assertions, -OO docstrings too; PYTHONOPTIMIZE counts.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


SOURCE = """
def f():
    'a docstring'
    assert False, 'checked'
try:
    f()
except AssertionError as error:
    print(error, end=' ')
import sys
print(__debug__, f.__doc__, sys.flags.optimize)
"""
for options in [], ["-O"], ["-OO"], ["-OOO"], ["-O", "-O"]:
    print(options, *run(*options, "-c", SOURCE))
for value in "", "0", "1", "2", "x":
    print(repr(value), *run("-c", SOURCE, PYTHONOPTIMIZE=value))
print(*run("-O", "-c", SOURCE, PYTHONOPTIMIZE="2"))
