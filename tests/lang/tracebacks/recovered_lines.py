# linecache: lines of files, of loaders, of code that has no file.
import linecache, os, sys, tempfile, traceback

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "some.py")
    with open(path, "w") as file:
        file.write("first\nsecond\nlast without end")
    print(repr(linecache.getline(path, 1)), repr(linecache.getline(path, 3)), repr(linecache.getline(path, 4)), repr(linecache.getline(path, 0)), repr(linecache.getline(path, -1)))
    print(linecache.getlines(path))
    with open(path, "w") as file:
        file.write("changed text\n")
    print(linecache.getlines(path))
    linecache.checkcache(path)
    print(linecache.getlines(path))
    os.remove(path)
    print(linecache.getlines(path))
    linecache.checkcache()
    print(linecache.getlines(path), path in linecache.cache)
    path = os.path.join(folder, "latin.py")
    with open(path, "wb") as file:
        file.write("# coding: latin-1\nx = 'é'\n".encode("latin-1"))
    print(linecache.getlines(path))
    with open(path, "wb") as file:
        file.write(b"x = '\xff'\n")
    linecache.clearcache()
    print(linecache.getlines(path))
    sys.path.insert(0, folder)
    with open(os.path.join(folder, "found_on_path.py"), "w") as file:
        file.write("on the path\n")
    print(linecache.getlines("found_on_path.py"))
print(linecache.getlines("nothing.py"), linecache.getlines("<string>"), linecache.getlines(""))


class Loader:
    def get_source(self, name):
        return f"def f():\n    raise ValueError({name!r})\n"


names = {"__name__": "made", "__loader__": Loader()}
print(linecache.lazycache("made.py", names), linecache.lazycache("made.py", names), linecache.lazycache("<made>", names))
print(linecache.getlines("made.py"))
code = compile(Loader().get_source("made"), "made.py", "exec")
exec(code, names)
try:
    names["f"]()
except ValueError:
    print(traceback.format_exc().replace(__file__, "recovered_lines.py"))
print(linecache.getline("other.py", 2, {"__name__": "other", "__loader__": Loader()}))
linecache.cache["<own>"] = (9, None, ["own line\n"], "<own>")
try:
    exec(compile("1 / 0", "<own>", "exec"))
except ZeroDivisionError:
    print(traceback.format_exc().replace(__file__, "recovered_lines.py"))
linecache.checkcache("<own>")
print(linecache.getline("<own>", 1))
