# Errors in the command line: the message, the usage, status 2.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


for words in [
    ["-Z"], ["-bZ"], ["--foo"], ["--foo=bar"], ["-c"], ["-m"], ["-W"], ["-X"], ["-J"], ["-bc"],
    ["--check-hash-based-pycs"], ["--check-hash-based-pycs", "maybe"], ["-V", "-Z"],
]:
    out, err, status = run(*words)
    print(words, repr(out), status)
    print(err)
