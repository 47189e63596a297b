# -S: no exit and help among the builtins.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


SOURCE = "import builtins, sys; print([n for n in ('exit', 'quit', 'help', 'copyright') if hasattr(builtins, n)], 'site' in sys.modules and sys.flags.no_site, sys.flags.no_site)"
print(*run("-S", "-c", SOURCE))
print(run("-c", SOURCE)[0].split("]")[0])
out, err, status = run("-S", "-c", "exit()")
print(err.splitlines()[-1], status)
