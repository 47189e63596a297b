# Audit events (PEP 578): what hooks are told, and what they can forbid.
import os
import sys
import tempfile

seen = []
listening = False


def hook(event, args):
    global listening
    if listening:
        listening = False
        seen.append((event, args))
        listening = True


sys.addaudithook(hook)


def events(function, *args, only=None, **keywords):
    global listening
    del seen[:]
    listening = True
    try:
        function(*args, **keywords)
    except Exception as error:
        print("   ", type(error).__name__)
    finally:
        listening = False
    for event, args in seen:
        if only is None or event in only:
            print("   ", event, args)


folder = tempfile.mkdtemp()
os.chdir(folder)
print("files")
with open("f", "w") as file:
    file.write("x")


class Name:
    def __fspath__(self):
        return "f"


print("open")
events(lambda: open("f").close())
events(lambda: open(Name(), "r+b").close())
events(lambda: open("f", "w").close())
events(lambda: os.close(os.open("f", os.O_RDONLY)))
print("os")
for call in (
    lambda: os.chmod(Name(), 0o600),
    lambda: os.mkdir("d"),
    lambda: os.mkdir("e", mode=0o700),
    lambda: os.listdir(),
    lambda: os.listdir("d"),
    lambda: os.scandir("d").close(),
    lambda: os.rmdir("d"),
    lambda: os.rename("f", "g"),
    lambda: os.replace("g", "f"),
    lambda: os.link("f", "l"),
    lambda: os.symlink(b"f", "s"),
    lambda: os.utime("f"),
    lambda: os.utime("f", ns=(1, 2)),
    lambda: os.truncate("f", 3),
    lambda: os.chdir("."),
    lambda: os.putenv("A", "b"),
    lambda: os.unsetenv("A"),
    lambda: os.system("true"),
    lambda: os.remove("l"),
    lambda: os.unlink("not there"),
    lambda: os.execv("/not there", ["a"]),
    lambda: next(os.walk(".")),
):
    events(call)

print("code")
events(exec, "1", only={"compile"})
events(eval, " 1", only={"compile"})
events(compile, "1", "name", "eval")
code = compile("1", "name", "exec")
events(lambda: exec(code), only={"compile"})
del seen[:]
listening = True
exec(code)
listening = False
print(seen[0][0], seen[0][1][0] is code)

print("import")


def missing():
    import this_is_not_there


del seen[:]
listening = True
try:
    missing()
except ImportError as error:
    print(error)
listening = False
event, args = seen[0]
print(event, args[:2], args[2] is sys.path, args[3] is sys.meta_path, args[4] is sys.path_hooks)


class A:
    pass


class B:
    pass


print("classes")


def rename():
    A.__name__ = "C"
    A.__qualname__ = "C"


events(rename)
thing = A()


def change():
    thing.__class__ = B


del seen[:]
listening = True
change()
listening = False
print(seen[0][0], seen[0][1][1:], seen[0][1][0] is thing)

print("forbidden")


def forbid(event, args):
    if event == "os.rmdir":
        raise PermissionError(f"{event} {args}")


sys.addaudithook(forbid)
try:
    os.rmdir("e")
except PermissionError as error:
    print(error, os.path.isdir("e"))


def keep_out(event, args):
    if event == "sys.addaudithook":
        raise RuntimeError("no more hooks")


sys.addaudithook(keep_out)
calls = []
sys.addaudithook(lambda *args: calls.append(args))
sys.audit("own", 1, 2)
print(calls)
