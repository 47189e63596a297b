# PYTHONHASHSEED: the same seed, the same hashes; a wrong one ends the start.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


SOURCE = "import sys; print(hash('text'), hash(b'bytes'), sys.flags.hash_randomization)"
for seed in "0", "1", "4294967295":
    print(seed, *run("-c", SOURCE, PYTHONHASHSEED=seed))
print(run("-c", SOURCE, PYTHONHASHSEED="random")[0] != run("-c", SOURCE, PYTHONHASHSEED="random")[0])
print(run("-R", "-c", SOURCE, PYTHONHASHSEED="7")[0].split()[-1], run("-c", SOURCE, PYTHONHASHSEED="7")[0].split()[-1])
for seed in "x", "-1", "4294967296", "1.5":
    print(seed, *run("-c", SOURCE, PYTHONHASHSEED=seed))
