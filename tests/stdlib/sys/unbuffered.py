"""`-u`: what is written is out at once, also bytes; encodings of the library for the standard streams."""

import os
import subprocess
import sys

environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}


def run(*arguments, **variables):
    done = subprocess.run([sys.executable, *arguments], capture_output=True, env={**environment, **variables})
    print(done.stdout, done.stderr[-100:], done.returncode)


run("-u", "-c", "import os, sys; sys.stdout.buffer.write(b'x'); os._exit(0)")
run("-u", "-c", "import os, sys; sys.stdout.write('y'); os._exit(0)")
run("-u", "-c", "import os, sys; print('z', 1, end=''); os._exit(0)")
run("-u", "-c", "import os, sys; print('z', 1, file=sys.stderr, end=''); os._exit(0)")
run("-c", "import os, sys; print('z', 1); os._exit(0)")
run("-c", "import os, sys; print('out', 1); sys.stdout.flush(); os._exit(0)", PYTHONUNBUFFERED="1")
run("-u", "-c", "import sys; print(type(sys.stdout.buffer).__name__, sys.stdout.write_through, type(sys.stdin.buffer).__name__)")
run("-c", "print(chr(0xa2))", PYTHONIOENCODING="cp424")
run("-c", "print(chr(0xa2))", PYTHONIOENCODING="ascii:xmlcharrefreplace")
