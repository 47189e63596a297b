# -b warns about comparisons of bytes with text, -bb makes them errors.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


SOURCE = "import sys; print(sys.flags.bytes_warning, b'a' == 'a', {b'a': 1} == {'a': 1}, str(b'a'), b'a' == 97)"
for options in [], ["-b"], ["-bb"]:
    out, err, status = run(*options, "-c", SOURCE)
    print(options, out, err.splitlines()[-1:], status)
