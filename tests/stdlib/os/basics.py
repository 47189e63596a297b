# os and os.path on a scratch directory.
import os, sys
base = f"/tmp/gillie_os_{os.getpid()}"
os.mkdir(base)
try:
    os.makedirs(base + "/a/b/c"); os.makedirs(base + "/a/b", exist_ok=True)
    for n in ("f1.txt", "f2.py", "a/f3"): open(os.path.join(base, n), "w").close()
    print(sorted(os.listdir(base)), sorted(e.name for e in os.scandir(base) if e.is_dir()), [(r[len(base):], sorted(d), sorted(f)) for r, d, f in sorted(os.walk(base))])
    os.rename(base + "/f1.txt", base + "/renamed"); os.replace(base + "/f2.py", base + "/renamed2"); os.symlink("renamed", base + "/link")
    print(os.path.islink(base + "/link"), os.readlink(base + "/link"), os.path.isfile(base + "/link"), os.path.isdir(base + "/a"), os.path.exists(base + "/zz"), os.stat(base + "/renamed").st_size, os.access(base, os.W_OK), os.path.samefile(base + "/link", base + "/renamed"))
    old = os.getcwd(); os.chdir(base); print(os.getcwd() == os.path.realpath(base), os.path.abspath("x") == os.path.realpath(base) + "/x", os.path.relpath(base + "/a/b", base)); os.chdir(old)
    for f in (lambda: os.mkdir(base), lambda: os.rmdir(base), lambda: os.remove(base + "/zz"), lambda: os.listdir(base + "/zz"), lambda: os.chdir(base + "/zz"), lambda: os.stat(base + "/zz"), lambda: os.rename(base + "/zz", base + "/yy"), lambda: os.makedirs(base + "/a"), lambda: os.listdir(base + "/renamed"), lambda: os.open(base + "/zz", os.O_RDONLY), lambda: os.read(9999, 1), lambda: os.close(9999), lambda: os.stat(5.5), lambda: os.mkdir(5)):
        try: f()
        except (OSError, TypeError) as e: print(type(e).__name__, str(e).replace(base, "BASE"), getattr(e, "errno", None))
    fd = os.open(base + "/low", os.O_RDWR | os.O_CREAT); print(os.write(fd, b"low level"), os.lseek(fd, 4, os.SEEK_SET), os.read(fd, 100), os.fstat(fd).st_size, os.ftruncate(fd, 3), os.pread(fd, 10, 0), os.close(fd))
    r, w = os.pipe(); os.write(w, b"through a pipe"); print(os.read(r, 100)); os.close(w); print(os.read(r, 1)); os.close(r)
finally:
    for root, dirs, files in os.walk(base, topdown=False):
        for n in files: os.remove(os.path.join(root, n))
        for n in dirs: os.rmdir(os.path.join(root, n)) if not os.path.islink(os.path.join(root, n)) else os.remove(os.path.join(root, n))
    os.rmdir(base)
print(os.path.join("a", "b", "/c", "d"), os.path.join("a", ""), os.path.split("/a/b.c"), os.path.splitext("x.tar.gz"), os.path.splitext(".rc"), os.path.basename("/a/b/"), os.path.dirname("/a/b"), os.path.normpath("a//b/../c/./d"), os.path.isabs("/x"), os.path.commonpath(["/a/b", "/a/c"]), os.path.commonprefix(["abc", "abd"]), os.path.expanduser("~x") == "~x", os.path.expandvars("$NOPE/${TZ}"), os.sep, os.linesep == "\n", os.curdir, os.pardir, os.name, os.path.splitdrive("/a"))
os.environ["GILLIE_X"] = "value"; print(os.environ["GILLIE_X"], os.getenv("GILLIE_X"), os.environ.get("NOPE"), os.getenv("NOPE", "d"), "GILLIE_X" in os.environ); del os.environ["GILLIE_X"]
try: os.environ["NOPE"]
except KeyError as e: print(repr(e))
try: os.environ["a"] = 5
except TypeError as e: print(e)
print(os.getpid() > 0, os.getppid() > 0, isinstance(os.urandom(4), bytes), len(os.urandom(8)), os.cpu_count() > 0, os.strerror(2), os.fspath("p"), os.fsencode("é"), os.fsdecode(b"a"), isinstance(os.times().user, float), os.getuid() >= 0, os.uname().sysname)
pid = os.fork()
if pid == 0: os._exit(7)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), os.system("exit 3") >> 8, os.WEXITSTATUS(os.system("true")))
