# pdb.post_mortem, pm and breakpoint().
import io, pdb, sys


def fails(n):
    here = n + 1
    return 1 / (n - n)


def outer():
    inside = "outer"
    return fails(3)


def session(commands, run):
    out = io.StringIO()
    debugger = pdb.Pdb(stdin=io.StringIO("\n".join(commands) + "\n"), stdout=out, nosigint=True, readrc=False)
    debugger.use_rawinput = False
    try:
        run(debugger)
    except BaseException as error:
        print("left by", type(error).__name__, error)
    for part in out.getvalue().replace(__file__, "program.py").split("(Pdb) "):
        print("|", part.rstrip("\n"))


try:
    outer()
except ZeroDivisionError as error:
    tb = error.__traceback__


def interaction(debugger):
    debugger.reset()
    debugger.interaction(None, tb)


session(["where", "p here", "up", "p inside", "args", "d", "list 8, 10", "q"], interaction)
session(["u", "u", "u", "l", "q"][:3] + ["q"], interaction)
session(["n", "c"], lambda d: d.runcall(outer))
session(["b fails", "c", "n", "n", "n", "p __exception__", "n", "n"], lambda d: d.runcall(outer))
session(["p x + 1", "x = 4", "c"], lambda d: d.run("y = x + 1\nprint(y)", {"x": 1}))
session(["c"], lambda d: print(d.runeval("1 + 2")))
session(["s", "s", "s", "c"], lambda d: d.run("def f():\n  return 1\nf()\n", {}))


def hook(*args, **kwargs):
    print("breakpoint", args, kwargs)
    return 7


sys.breakpointhook = hook
print(breakpoint(), breakpoint(1, a=2))
sys.breakpointhook = sys.__breakpointhook__
import os

os.environ["PYTHONBREAKPOINT"] = "0"
print(breakpoint())
os.environ["PYTHONBREAKPOINT"] = "builtins.len"
print(breakpoint([1, 2]))
os.environ["PYTHONBREAKPOINT"] = "nothing.like"
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    breakpoint()
print(caught[0].category.__name__, caught[0].message)
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as error:
    print(error)
