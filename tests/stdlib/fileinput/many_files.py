# fileinput: lines of several files, in place, with backups, encodings and hooks.
import bz2
import fileinput
import gzip
import os
import pathlib
import sys
import tempfile

folder = pathlib.Path(tempfile.mkdtemp())
os.chdir(folder)
for name, lines in {"a.txt": "one\ntwo\n", "b.txt": "three\nfour", "empty.txt": ""}.items():
    pathlib.Path(name).write_text(lines)
with gzip.open("c.gz", "wt") as file:
    file.write("zipped\nlines\n")
with bz2.open("d.bz2", "wb") as file:
    file.write(b"more\n")

for line in fileinput.input(["a.txt", "empty.txt", "b.txt"], encoding="utf-8"):
    print(fileinput.filename(), fileinput.lineno(), fileinput.filelineno(), fileinput.isfirstline(), fileinput.isstdin(), repr(line))
with fileinput.input(("a.txt", "b.txt"), encoding="utf-8") as lines:
    for line in lines:
        print(line.strip(), lines.filename())
        if lines.isfirstline():
            lines.nextfile()
    print(lines.lineno(), lines.filename())
with fileinput.FileInput(files="c.gz", openhook=fileinput.hook_compressed, encoding="utf-8") as lines:
    print(list(lines))
with fileinput.input(files=["d.bz2", "a.txt"], openhook=fileinput.hook_compressed, mode="rb") as lines:
    print(list(lines), fileinput.lineno())
with fileinput.input("a.txt", inplace=True, backup=".bak", encoding="utf-8") as lines:
    for number, line in enumerate(lines):
        print(number, line.upper(), end="")
print(pathlib.Path("a.txt").read_text(), pathlib.Path("a.txt.bak").read_text(), sorted(os.listdir()))
sys.argv[1:] = ["b.txt"]
print([line for line in fileinput.input(encoding="utf-8")], fileinput.filelineno())
fileinput.close()
sys.stdin = open("a.txt")
print(list(fileinput.input("-", encoding="utf-8")))
fileinput.close()
pathlib.Path("latin.txt").write_bytes(b"caf\xe9\n")
with fileinput.input("latin.txt", openhook=fileinput.hook_encoded("latin-1")) as lines:
    print(lines.readline(), repr(lines.readline()), lines.fileno())
for action in [
    lambda: fileinput.filename(),
    lambda: next(iter(fileinput.input("missing.txt", encoding="utf-8"))),
    lambda: (fileinput.input("a.txt").isfirstline(), next(fileinput.input("b.txt")), fileinput.input("a.txt")),
    lambda: fileinput.FileInput("a.txt", mode="w"),
    lambda: fileinput.FileInput("a.txt", inplace=True, openhook=open),
    lambda: fileinput.FileInput("a.txt", encoding="utf-8")[0],
    lambda: list(fileinput.FileInput("latin.txt", encoding="utf-8")),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
    finally:
        fileinput.close()
