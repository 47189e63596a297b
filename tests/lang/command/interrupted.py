# An uncaught KeyboardInterrupt ends the process by SIGINT; a caught one does not.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


KILL = "import os, signal; os.kill(os.getpid(), signal.SIGINT)"
out, err, status = run("-c", KILL + "\nwhile True: pass")
print(repr(out), err.splitlines()[-1], status)
caught = "try:\n import os, signal\n os.kill(os.getpid(), signal.SIGINT)\n while True: pass\nexcept KeyboardInterrupt: print('caught')"
print(*run("-c", caught))
out, err, status = run("-c", "raise KeyboardInterrupt('by hand')")
print(repr(out), err.splitlines()[-1], status)
out, err, status = run("-c", "import signal; signal.signal(signal.SIGINT, signal.SIG_DFL)\n" + KILL + "\nwhile True: pass")
print(repr(out), repr(err), status)
