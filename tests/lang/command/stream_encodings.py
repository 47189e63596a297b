# PYTHONIOENCODING sets the encoding and error handler of the streams.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


SOURCE = "import sys; print(sys.stdin.encoding, sys.stdin.errors, sys.stdout.encoding, sys.stdout.errors, sys.stderr.errors)"
for value in "", "utf-8", "ascii", "ascii:replace", ":ignore", "utf-8:surrogatepass":
    print(repr(value), *run("-c", SOURCE, PYTHONIOENCODING=value))
print(*run("-c", "print('\\xe4\\u20ac')", PYTHONIOENCODING="ascii:backslashreplace"))
print(*run("-c", "print('\\xe4\\u20ac')", PYTHONIOENCODING="ascii:xmlcharrefreplace"))
print(run("-c", "print('\\xe4')", PYTHONIOENCODING="ascii")[2])
print(*run("-E", "-c", "print('\\xe4')", PYTHONIOENCODING="ascii"))
