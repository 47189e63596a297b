# sys.orig_argv has every word, sys.argv those of the script.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


SHOW = "import sys; print(sys.orig_argv[1:], sys.argv)"
for words in ["-c", SHOW, "a"], ["-B", "-sE", "-c", SHOW], ["-X", "dev", "-Wignore", "-c", SHOW, "-W", "x"]:
    print(*run(*words))
