"""Warnings of finalizers that run when the library is gone."""

import subprocess
import sys

PROGRAMS = [
    "import warnings\nwarn = warnings.warn\nclass A:\n    def __del__(self):\n        warn('test')\na = A()\n",
    "import warnings\nf = open(__import__('os').devnull)\n",
    "f = open(__import__('os').devnull)\n",
    "class A:\n    def __del__(self):\n        try:\n            import this_is_not_there\n        except ImportError as error:\n            print(error)\na = A()\n",
]
for program in PROGRAMS:
    for options in ([], ["-Wd"], ["-Wignore"]):
        done = subprocess.run([sys.executable, *options, "-c", program], capture_output=True, text=True)
        print(options, done.returncode, done.stdout, done.stderr)
