# -X int_max_str_digits and PYTHONINTMAXSTRDIGITS.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


SOURCE = "import sys; print(sys.flags.int_max_str_digits, sys.get_int_max_str_digits()); print(len(str(10**700)))"
for options, variable in [
    ([], ""), (["-Xint_max_str_digits=640"], ""), (["-X", "int_max_str_digits=0"], ""), ([], "640"),
    (["-Xint_max_str_digits=5000"], "640"), (["-Xint_max_str_digits=5"], ""), (["-Xint_max_str_digits=x"], ""),
    (["-Xint_max_str_digits"], ""), ([], "-1"),
]:
    out, err, status = run(*options, "-c", SOURCE, PYTHONINTMAXSTRDIGITS=variable)
    print(options, variable, out.split(), err.splitlines()[:1] if "Fatal" in err else err.splitlines()[-1:], status)
