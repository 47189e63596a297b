# pdb: stepping through generators, exceptions, classes, and programs that return to it.
import io, pdb, re


def session(function, commands):
    out = io.StringIO()
    debugger = pdb.Pdb(stdin=io.StringIO("\n".join(commands) + "\n"), stdout=out, nosigint=True, readrc=False)
    debugger.use_rawinput = False
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


def generator():
    yield 1
    try:
        yield 2
    finally:
        done = 1


def iterate():
    for x in generator():
        print("got", x)
    return "end"


def handled():
    try:
        int("x")
    except ValueError as error:
        text = str(error)
    return text


def nested():
    def inner(y):
        return y + x

    x = 10
    return [inner(i) for i in range(2)]


def raises():
    with_value = 1
    raise KeyError(with_value)


class A:
    def __init__(self):
        self.x = 1

    @property
    def double(self):
        return self.x * 2


def objects():
    a = A()
    b = a.double
    return b


session(iterate, ["n", "s", "s", "s", "s", "s", "n", "n", "n", "c"])
session(handled, ["n", "n", "n", "n", "n", "c"])
session(nested, ["n", "n", "s", "s", "s", "c"])
session(raises, ["n", "n", "c"])
session(objects, ["n", "s", "s", "s", "r", "n", "s", "c"])

