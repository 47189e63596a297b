# pdb: breakpoints, conditions, counts, commands.
import io, pdb


def session(function, commands):
    out = io.StringIO()
    debugger = pdb.Pdb(stdin=io.StringIO("\n".join(commands) + "\n"), stdout=out, nosigint=True, readrc=False)
    debugger.use_rawinput = False
    debugger.clear_all_breaks()
    import bdb

    bdb.Breakpoint.clearBreakpoints()
    try:
        debugger.runcall(function)
    except BaseException as error:
        print("left by", type(error).__name__, error)
    for part in out.getvalue().replace(__file__, "program.py").split("(Pdb) "):
        print("|", part.rstrip("\n"))


def work(n):
    x = n * 2
    return x


def main():
    results = []
    for i in range(5):
        results.append(work(i))
    return results


session(main, ["break work", "continue", "p n", "c", "p n", "clear 1", "c"])
session(main, ["b 23", "c", "p n, x", "tbreak work", "c", "p n", "b", "disable 1", "b", "enable 1", "c", "cl 1", "c"])
session(main, ["b work, n == 3", "c", "p n", "condition 1 n > 3", "c", "p n", "condition 1", "c"])
session(main, ["b work", "ignore 1 3", "c", "p n", "ignore 1 0", "b", "c", "c"])
session(main, ["b work", "commands 1", "silent", "p n * 10", "cont", "end", "c", "c", "c", "c", "c", "c"])
session(main, ["b work", "commands", "p 'hit'", "end", "c", "clear", "y", "c"])
session(main, ["b nothing", "b 9999", "b 1", "b work, ", "tbreak", "condition 9 x", "ignore x", "enable 7", "clear 9", "commands 4", "b program.py:3", "c"])
session(main, ["b main", "b 22", "clear 1 2", "b", "c"])
