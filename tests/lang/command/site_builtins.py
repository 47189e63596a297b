# The builtins that site makes: exit, quit, copyright, credits, license, help.
import subprocess
import sys

SOURCE = """
import builtins

for name in "exit", "quit", "copyright", "credits", "license", "help":
    value = getattr(builtins, name)
    print(name, type(value).__name__, type(value).__module__, callable(value))
print(exit, quit, help, sep="\\n")
try:
    exit("a reason")
except SystemExit as error:
    print(repr(error))
try:
    quit(3)
except SystemExit as error:
    print(repr(error), error.code)
"""
print(subprocess.run([sys.executable, "-c", SOURCE], capture_output=True, text=True, stdin=subprocess.DEVNULL).stdout)
