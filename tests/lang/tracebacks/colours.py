# Colours of tracebacks: when they are used, and which.
import os, subprocess, sys


def run(code, **environment):
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON") and k not in ("NO_COLOR", "FORCE_COLOR", "TERM")}
    clean.update(environment)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=clean)
    print(environment)
    for line in done.stderr.splitlines():
        print("   ", line.replace("\x1b", "ESC"))


DIVIDES = "def f(x):\n  return 1 / x\nf(0)"
run(DIVIDES)
run(DIVIDES, FORCE_COLOR="1")
run(DIVIDES, FORCE_COLOR="1", NO_COLOR="1")
run(DIVIDES, FORCE_COLOR="1", PYTHON_COLORS="0")
run(DIVIDES, PYTHON_COLORS="1")
run(DIVIDES, PYTHON_COLORS="1", NO_COLOR="1")
run(DIVIDES, FORCE_COLOR="1", TERM="dumb")
run(DIVIDES, PYTHON_COLORS="bogus", FORCE_COLOR="1")
run("x = 1 +", FORCE_COLOR="1")
run("f(a b)", FORCE_COLOR="1")
run("try:\n  {}['k']\nexcept KeyError as e:\n  raise ValueError('two\\nlines') from e", FORCE_COLOR="1")
run("def f(n): f(n - 1) if n else 1 / 0\nf(6)", FORCE_COLOR="1")
run("e = ValueError('x')\ne.add_note('a note')\nraise e", FORCE_COLOR="1")
run("import sys\nprnt", FORCE_COLOR="1")
run("raise KeyError", FORCE_COLOR="1")
run("class E(Exception): pass\nE.__module__ = 'some.module'\nraise E('text')", FORCE_COLOR="1")
run("(1 +\n 'a' +\n 2)", FORCE_COLOR="1")
