# Exit statuses: SystemExit of every kind, errors, and what is printed.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


for source in [
    "pass", "raise SystemExit", "raise SystemExit(None)", "raise SystemExit(3)", "raise SystemExit(True)",
    "raise SystemExit('text')", "raise SystemExit(('a', 1))", "raise SystemExit(1.5)", "raise SystemExit(256)",
    "raise SystemExit(-1)", "import sys; sys.exit(4)", "exit(5)", "quit()", "1 / 0",
    "class E(SystemExit): pass\nraise E(6)", "class E(SystemExit):\n code = 7\nraise E",
    "import sys\ntry: sys.exit(1)\nfinally: raise SystemExit(8)", "raise SystemExit(1, 2)", "raise SystemExit([])",
    "import atexit, os; atexit.register(print, 'exit'); raise SystemExit(9)", "import os; os._exit(10)",
    "class N: \n def __str__(self): return 'shown'\nraise SystemExit(N())", "raise SystemExit('')",
]:
    out, err, status = run("-c", source)
    print(source.splitlines(), repr(out), err.splitlines()[-1:], status)
