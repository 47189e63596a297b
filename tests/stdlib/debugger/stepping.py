# pdb: stepping through a program by commands.
import io, pdb, re


def session(function, commands):
    out = io.StringIO()
    debugger = pdb.Pdb(stdin=io.StringIO("\n".join(commands) + "\n"), stdout=out, nosigint=True, readrc=False)
    debugger.use_rawinput = False
    debugger.prompt = "(Pdb) "
    try:
        debugger.runcall(function)
    except BaseException as error:
        print("left by", type(error).__name__, error)
    text = out.getvalue().replace(__file__, "program.py")
    # The debugger's own frames are the library's.
    text = re.sub(r"[> ] \S*bdb.py\(\d+\).*\n-> .*\n", "", text)
    for part in text.split("(Pdb) "):
        if part.strip():
            print("|", part.rstrip("\n"))


def callee(n):
    total = 0
    for i in range(n):
        total += i
    return total


def caller():
    a = 1
    b = callee(3)
    c = a + b
    return c


session(caller, ["next", "next", "next", "next", "continue"])
session(caller, ["step", "step", "step", "step", "return", "next", "continue"])
session(caller, ["n", "s", "n", "n", "until", "p total, i", "pp [total, i]", "whatis total", "c"])
session(caller, ["s", "s", "s", "s", "n", "n", "up", "p a", "down", "p n", "u", "d", "args", "c"])
session(caller, ["list", "list", "l 1, 3", "ll", "until 999", "c"])
session(caller, ["p undefined", "p 1 +", "a = 5", "!b = 7", "p a, b", "nonsense words", "x = [1, 2]; len(x)", "for i in range(2): print(i)", "q"])
session(caller, ["n", "n", "jump 24", "p a", "n", "n", "j 999", "j 22", "c"])
session(caller, ["display a", "n", "n", "display", "undisplay a", "display nothing", "c"])
session(caller, ["help next", "h", "c"][:1] + ["c"])
session(caller, ["", "n", "", "", "c"])
session(caller, ["retval", "n", "r", "retval", "c"])
session(caller, ["n # comment", "p 1;;p 2", "p ';;'", "alias pl p %1 * 2", "pl 4", "alias", "unalias pl", "pl 4", "c"])
