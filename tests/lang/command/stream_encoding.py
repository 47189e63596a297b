# PYTHONIOENCODING, right and wrong.
import os, re, subprocess, sys

CODE = "import sys; print(sys.stdin.encoding, sys.stdin.errors, sys.stdout.encoding, sys.stdout.errors, sys.stderr.errors)"


def run(*options, **environment):
    done = subprocess.run([sys.executable, *options, "-c", CODE], capture_output=True, text=True,
                          env={**os.environ, "LC_ALL": "C.UTF-8", **environment})
    print(options, environment, done.returncode)
    print(done.stdout, re.sub("0x[0-9a-f]+", "0xID", done.stderr), sep="", end="")


for value in ("latin-1", "ascii:replace", ":backslashreplace", "utf-8:", "utf-8:surrogateescape", "nope", "nope:strict"):
    run(PYTHONIOENCODING=value)
CODE = "import sys; print(sys.stdout.encoding)"
run("-E", PYTHONIOENCODING="nope")
run("-I", PYTHONIOENCODING="nope")
