# -i and PYTHONINSPECT: the prompt after a program, on a pipe as well.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


def prompts(arguments, input, **environment):
    out, err, status = run(*arguments, input=input, **environment)
    print(arguments, repr(out), err.count(">>> "), err.count("... "), status)


prompts(["-i", "-c", "x = 6"], "x * 7\n")
prompts(["-i", "-c", "x = 6; 1 / 0"], "x * 8\nimport sys\nsys.last_value\nsys.last_exc is sys.last_value\n")
prompts(["-i", "-c", "raise SystemExit(3)"], "1\n")
prompts(["-i", "-q"], "for i in 1, 2:\n    i\n\nif 1:\n  5\n")
prompts(["-c", "x = 6"], "x * 9\n", PYTHONINSPECT="1")
prompts(["-c", "import os; os.environ['PYTHONINSPECT'] = 'yes'"], "'asked'\n")
prompts(["-i", "-q"], "raise SystemExit(5)\n'never'\n")
prompts(["-i", "-q"], "_ = 4\n_ + 1\n1\n_\n")
prompts(["-i", "-q"], "1\n_ + 1\n_\nNone\n_\n")
prompts(["-i", "-c", "import sys; sys.ps1 = '>>> >>> '"], "sys.ps1\n")
prompts(["-i", "-q"], "def f(:\n1 +\n'after'\n")
