# -W and PYTHONWARNINGS: their order, and what they do.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


SOURCE = "import sys, warnings; print(sys.warnoptions); warnings.warn('w', UserWarning); warnings.warn('d', DeprecationWarning)"
for options, variable in [
    ([], ""), (["-Wignore"], ""), (["-W", "error"], ""), (["-Wa"], ""), ([], "ignore"), (["-Wdefault"], "error"),
    (["-Wignore::UserWarning", "-Wdefault"], ""), (["-Werror:w"], ""), ([], "ignore,error::DeprecationWarning"),
    (["-Wnonsense"], ""), (["-Wonce::NoSuch"], ""), (["-Xdev"], ""), (["-b", "-Wignore"], ""),
]:
    out, err, status = run(*options, "-c", SOURCE, PYTHONWARNINGS=variable)
    print(options, repr(variable), out.strip(), [line for line in err.splitlines() if line[:1] != " "], status)
