# What follows -c, -m, a file or - is the script's.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


SHOW = "import sys; print(sys.argv)"
for words in [
    ["-c", SHOW], ["-c", SHOW, "-c", "x"], ["-c" + SHOW, "-V"], ["-Ic", SHOW, "--help"], ["-c", SHOW, "--", "-x", ""],
]:
    print(*run(*words))
print(*run("-", "-v", "--", input=SHOW))
print(*run("--", "-", input=SHOW)[:2])
print(*run("-cprint(1)"))
print(*run("-c", "print('a');\nprint('b')"))
