# -E, -I, -P and -s say what of the environment counts.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


SOURCE = """
import sys
flags = sys.flags
print(flags.isolated, flags.ignore_environment, flags.no_user_site, flags.safe_path, flags.verbose,
      '/nowhere' in sys.path, '' in sys.path)
"""
for options in [], ["-E"], ["-I"], ["-P"], ["-s"], ["-IE"]:
    print(options, *run(*options, "-c", SOURCE, PYTHONPATH="/nowhere"))
print(*run("-c", SOURCE, PYTHONSAFEPATH="1", PYTHONNOUSERSITE="1"))
print(*run("-E", "-c", SOURCE, PYTHONSAFEPATH="1", PYTHONNOUSERSITE="1"))
