# Scripts in other encodings, with a mark, with other line ends, with a NUL.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "s.py")
    for source in [
        b"print(ascii('\xc3\xa4'))\n", b"\xef\xbb\xbfprint(ascii('\xc3\xa4'))\n", b"# coding: latin-1\nprint(ascii('\xe4'))\n",
        b"# -*- coding: cp1252 -*-\r\nprint(ascii('\x80'))\r\n", b"print(1)\rprint(2)\r", b"print(ascii('\xe4'))\n",
        b"# coding: no-such\n", b"\xef\xbb\xbf# coding: latin-1\n", b"print('a\0b')\n", b"print(3)",
    ]:
        with open(path, "wb") as file:
            file.write(source)
        out, err, status = run(path)
        print(source, repr(out), err.replace(folder, 'FOLDER').splitlines()[-1:], status)
