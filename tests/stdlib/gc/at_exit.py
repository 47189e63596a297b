# What happens to objects that are alive when the program ends.
import os, sys, tempfile


class Ends:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


class Method:
    def __init__(*args, **kwargs):
        self, *rest = args
        self.rest, self.kwargs = rest, kwargs


print(Method(1, 2, a=3).rest, Method().kwargs)

single = Ends("a global")


def generator():
    try:
        yield 1
    finally:
        print("gone: a generator")


running = generator()
next(running)

# A file that nobody closes is written out at the end: the child process shows it.
if len(sys.argv) > 1:
    left_open = open(sys.argv[1], "w")
    left_open.write("written at the end")
else:
    import subprocess

    path = os.path.join(tempfile.mkdtemp(), "file")
    shown = subprocess.run([sys.executable, __file__, path], capture_output=True, text=True)
    print(sorted(shown.stdout.splitlines()), shown.returncode)
    with open(path) as file:
        print(file.read())
    del single, running
