# tempfile and shutil: scratch files and folders, copying, moving, archives and disk use.
import os
import pathlib
import shutil
import stat
import tempfile

base = tempfile.mkdtemp(prefix="base-")
print(os.path.basename(base).startswith("base-"), stat.filemode(os.stat(base).st_mode), tempfile.gettempprefix(), tempfile.gettempprefixb(), tempfile.gettempdirb() == os.fsencode(tempfile.gettempdir()))
with tempfile.TemporaryFile("w+", encoding="utf-8", dir=base) as file:
    file.write("é\n")
    file.seek(0)
    print(file.read(), os.listdir(base), isinstance(file.name, int))
with tempfile.NamedTemporaryFile(suffix=".txt", dir=base) as file:
    print(file.write(b"data"), os.path.exists(file.name), file.name.endswith(".txt"), file.mode)
print(os.path.exists(file.name), file.closed)
with tempfile.NamedTemporaryFile("w", dir=base, delete_on_close=False) as file:
    file.write("kept until the end")
    file.close()
    print(pathlib.Path(file.name).read_text())
print(os.path.exists(file.name))
with tempfile.SpooledTemporaryFile(max_size=5, mode="w+") as spool:
    spool.write("abc")
    print(spool._rolled, spool.closed)
    spool.write("defg")
    print(spool._rolled, spool.seek(0), spool.readlines(), spool.truncate(2), spool.tell())
with tempfile.TemporaryDirectory(dir=base, suffix="-x") as name:
    (pathlib.Path(name) / "a" / "b").mkdir(parents=True)
    (pathlib.Path(name) / "a" / "b" / "f").write_text("x")
    print(os.path.isdir(name), name.endswith("-x"))
print(os.path.exists(name))
handle, name = tempfile.mkstemp(text=True, dir=base)
os.write(handle, b"1")
os.close(handle)
print(stat.filemode(os.stat(name).st_mode), os.unlink(name))
for action in [lambda: tempfile.mkstemp(prefix="a", suffix=b"b"), lambda: tempfile.mkdtemp(dir="/no/such"), lambda: tempfile.NamedTemporaryFile("q"), lambda: tempfile.TemporaryFile("r", encoding="nope"), lambda: tempfile.mkstemp(prefix="x/y", dir=base)]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, str(error).split(":")[0])

os.chdir(base)
tree = pathlib.Path("tree")
for path in ("one.txt", "sub/two.py", "sub/deep/three.pyc", "empty/.keep"):
    (tree / path).parent.mkdir(parents=True, exist_ok=True)
    (tree / path).write_text(path)
os.symlink("one.txt", tree / "link")
os.chmod(tree / "one.txt", 0o640)
walk = lambda top: sorted(os.path.join(where, name) for where, folders, files in os.walk(top) for name in files + folders)
print(shutil.copytree("tree", "copy", ignore=shutil.ignore_patterns("*.pyc", ".keep")), walk("copy"), os.path.islink("copy/link"))
print(shutil.copytree("tree", "links", symlinks=True), os.path.islink("links/link"), shutil.copytree("tree/sub", "copy", dirs_exist_ok=True), walk("copy"))
print(shutil.copy("tree/one.txt", "copy/sub"), stat.filemode(os.stat("copy/sub/one.txt").st_mode), shutil.copyfile("tree/one.txt", "plain"), stat.filemode(os.stat("plain").st_mode), shutil.copy2("tree/one.txt", "two") == "two", os.stat("two").st_mtime == os.stat("tree/one.txt").st_mtime)
print(shutil.move("plain", "moved"), shutil.move("moved", "tree/empty"), os.path.exists("tree/empty/moved"), shutil.copymode("tree/one.txt", "two"), shutil.copystat("tree/one.txt", "two"))
for kind in [name for name, _ in shutil.get_archive_formats()]:
    archive = shutil.make_archive("packed", kind, "tree", "sub")
    shutil.unpack_archive(archive, "out-" + kind)
    print(os.path.basename(archive), walk("out-" + kind))
print([name for name, *_ in shutil.get_unpack_formats()], shutil.which("sh") is not None, shutil.which("no-such-program"), shutil.disk_usage("/").total > 0, shutil.get_terminal_size((1, 2)) is not None)
seen = []
shutil.rmtree("no such tree", ignore_errors=True)
shutil.rmtree("no such tree", onexc=lambda function, path, error: seen.append((function.__name__, path, type(error).__name__)))
print(seen, shutil.rmtree("copy"), os.path.exists("copy"))
for action in [lambda: shutil.copyfile("two", "two"), lambda: shutil.copytree("tree", "links"), lambda: shutil.rmtree("none"), lambda: shutil.rmtree("two"), lambda: shutil.move("none", "x"), lambda: shutil.copy("tree", "x"), lambda: shutil.make_archive("x", "nope"), lambda: shutil.unpack_archive("two"), lambda: shutil.unpack_archive("two", format="zip"), lambda: shutil.move("tree", "tree/sub"), lambda: shutil.chown("two"), lambda: shutil.chown("two", "no-such-user"), lambda: shutil.copyfile("tree/sub", "y"), lambda: shutil.rmtree("links/link")]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, str(error).replace(base, "."))
os.chdir("/")
shutil.rmtree(base)
