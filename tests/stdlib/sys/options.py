"""What options and environment variables do to `sys` and to warnings."""
import os
import subprocess
import sys

CLEAN = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def run(*options, code, **environment):
    done = subprocess.run(
        [sys.executable, *options, "-c", code], env=CLEAN | environment, capture_output=True, text=True
    )
    # The texts of fatal errors end with what the interpreter was doing.
    errors = [line for line in done.stderr.splitlines() if not line.startswith("  ")]
    errors = errors[:1] if done.returncode else errors
    print(options, environment, done.returncode, done.stdout.splitlines(), errors)


FLAGS = "import sys; print(sys.flags.optimize, sys.flags.debug, sys.flags.dont_write_bytecode, sys.flags.int_max_str_digits)"
run(code=FLAGS)
run("-O", code=FLAGS, PYTHONOPTIMIZE="2")
run("-B", "-d", code=FLAGS, PYTHONOPTIMIZE="text")
run(code=FLAGS, PYTHONDONTWRITEBYTECODE="1", PYTHONDEBUG="3")
run("-X", "int_max_str_digits=5000", code=FLAGS + "; print(sys.get_int_max_str_digits())")
run(code=FLAGS + "; print(sys.get_int_max_str_digits())", PYTHONINTMAXSTRDIGITS="0")
for bad in ("int_max_str_digits", "int_max_str_digits=5", "cpu_count=0", "cpu_count=x"):
    run("-X", bad, code=FLAGS)

COUNT = "import os; print(os.cpu_count(), os.process_cpu_count())"
run("-X", "cpu_count=4321", code=COUNT)
run(code=COUNT, PYTHON_CPU_COUNT="1234")
run("-X", "cpu_count=5", code=COUNT, PYTHON_CPU_COUNT="1234")

PREFIX = "import sys; print(sys.pycache_prefix)"
run(code=PREFIX)
run(code=PREFIX, PYTHONPYCACHEPREFIX="/env")
run("-X", "pycache_prefix=/option", code=PREFIX, PYTHONPYCACHEPREFIX="/env")
run("-X", "pycache_prefix=", code=PREFIX, PYTHONPYCACHEPREFIX="/env")

SITE = "import sys; print(sys.flags.no_user_site)"
run(code=SITE, PYTHONNOUSERSITE="1")
run("-bb", "-W", "ignore::UserWarning", code="import sys; print(sys.warnoptions, sys.flags.bytes_warning)")
run("-R", code="import sys; print(sys.flags.hash_randomization)", PYTHONHASHSEED="0")
run(code="import sys; print(sys.flags.hash_randomization)", PYTHONHASHSEED="0")

OPEN = """
import io, os, sys
print(sys.flags.warn_default_encoding)
open(os.devnull).close()
open(os.devnull, encoding="utf-8").close()
def own_open(encoding=None):
    return io.text_encoding(encoding)
own_open()
own_open("utf-8")
"""
run(code=OPEN)
run("-X", "warn_default_encoding", code=OPEN)
run(code=OPEN, PYTHONWARNDEFAULTENCODING="1")

CHECKS = """
for action in (
    lambda: "abc".encode("ascii", "no-such-handler"),
    lambda: b"abc".decode("ascii", "no-such-handler"),
    lambda: b"".decode("no-such-codec"),
    lambda: str(b"abc", "utf-8", "no-such-handler"),
    lambda: bytes("abc", "utf-8", "no-such-handler"),
    lambda: open("/dev/null", errors="no-such-handler", encoding="utf-8").close(),
):
    try:
        print(action())
    except LookupError as error:
        print(error)
"""
run(code=CHECKS)
run("-X", "dev", code=CHECKS)

run(code="# coding: latin-1\nprint(ascii('\xe9'))", LC_ALL="C.UTF-8")
ERRORS = "import sys; print(sys.stdin.errors, sys.stdout.errors, sys.stderr.errors)"
run(code=ERRORS, LC_ALL="C.UTF-8")
run(code=ERRORS, LC_ALL="C")
run(code=ERRORS, LC_ALL="C", PYTHONIOENCODING=":replace")
