# With -O, what is imported, executed and compiled is as optimised as the main program.
import os
import subprocess
import sys
import tempfile

MODULE = """
def check(x):
    assert x, "asserted"
    return __debug__
"""
PROGRAM = """
import module
results = [__debug__]
try:
    results.append(module.check(0))
except AssertionError as error:
    results.append(str(error))
names = {}
exec("a = __debug__", names)
results += [names["a"], eval("__debug__"), eval(compile("__debug__", "", "eval", optimize=0))]
results.append(eval(compile("__debug__", "", "eval", optimize=1)))
results.append(eval(compile("__debug__", "", "eval")))
print(results)
"""
with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, "module.py"), "w") as file:
        file.write(MODULE)
    with open(os.path.join(folder, "main.py"), "w") as file:
        file.write(PROGRAM)
    for options in ([], ["-O"], ["-OO"]):
        command = [sys.executable, *options, os.path.join(folder, "main.py")]
        print(options, subprocess.run(command, capture_output=True, text=True).stdout.strip())
