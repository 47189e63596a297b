# sys._xoptions has what -X says, known or not.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


SOURCE = "import sys; print(sys._xoptions, sys.flags.dev_mode, sys.pycache_prefix)"
for options in [
    ["-Xa"], ["-Xa=b"], ["-X", "a=b=c"], ["-Xa", "-Xa=2"], ["-Xdev"], ["-Xpycache_prefix=/p"], ["-Xpycache_prefix"], ["-X", ""],
]:
    print(options, *run(*options, "-c", SOURCE))
print(*run("-c", SOURCE, PYTHONDEVMODE="1", PYTHONPYCACHEPREFIX="/q"))
for value in "3", "default", "0", "x":
    out, err, status = run("-X", f"cpu_count={value}", "-c", "import os; print(os.cpu_count() == 3, os.process_cpu_count() == 3)")
    print(value, out, err.splitlines()[:1], status)
