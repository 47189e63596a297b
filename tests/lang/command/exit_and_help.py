# The builtins that site makes: exit, quit, copyright, credits, license, help.
import builtins

for name in "exit", "quit", "copyright", "credits", "license", "help":
    value = getattr(builtins, name)
    print(name, type(value).__name__, type(value).__module__, callable(value))
print(exit, quit, help, sep="\n")
print(license)
try:
    exit("a reason")
except SystemExit as error:
    print(repr(error))
try:
    quit(3)
except SystemExit as error:
    print(repr(error), error.code)
