# -W and PYTHONWARNINGS, and warnings as errors of the compiler.
import os, subprocess, sys


def run(*options, code, env=None):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    environment.update(env or {})
    done = subprocess.run([sys.executable, *options, "-c", code], capture_output=True, text=True, env=environment)
    print(options, env or "", done.returncode)
    for line in (done.stdout + done.stderr).splitlines():
        print("   ", line)


WARN = "import warnings; warnings.warn('one', UserWarning); warnings.warn('two', DeprecationWarning)"
for option in ["default", "error", "ignore", "always", "error::UserWarning", "ignore::UserWarning", "error:two", "ignore:one,", "error::DeprecationWarning:__main__", "error::DeprecationWarning:other", "error:::__main__:1", "e", "i", "once", "module"]:
    run("-W", option, code=WARN)
run("-W", "bogus", code="print(1)")
run("-W", "error::Nothing", code="print(1)")
run("-W", "error::no.such.Warning", code="print(1)")
run("-W", "a:b:c:d:e:f", code="print(1)")
run("-W", "error:::x:y", code="print(1)")
run("-W", "ignore", "-W", "error::UserWarning", code=WARN)
run("-W", "error::UserWarning", "-W", "ignore", code=WARN)
run(code=WARN, env={"PYTHONWARNINGS": "error::UserWarning"})
run(code=WARN, env={"PYTHONWARNINGS": "ignore,error::DeprecationWarning"})
run("-W", "ignore", code=WARN, env={"PYTHONWARNINGS": "error"})
run("-E", code=WARN, env={"PYTHONWARNINGS": "error"})
run("-W", "error", "-W", "ignore:x", code="import sys; print(sys.warnoptions)")
run("-W", "error", code="x = 1\nx is 1")
run("-W", "error", code="x = '\\d'")
run("-W", "error", code="x = 1or 2")
run("-W", "error", code="assert (1, 2)")
run("-W", "error", code="x = [(1, 2) (3, 4)]")
run("-W", "error", code="[1][1, 2]")
run("-W", "always", code="x = 1\nx is 1\n'a' is x\n1()\n'\\q'\n1if x else 2")
run("-W", "ignore", code="x = 1\nx is 1\n'\\q'")
run(code="def f():\n  x is ()\nf")
run("-X", "dev", code="import warnings; warnings.warn('dev', ResourceWarning)")
