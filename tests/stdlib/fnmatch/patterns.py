# fnmatch and glob: patterns, translation, recursive searches in a folder of files.
import fnmatch
import glob
import os
import pathlib
import re
import tempfile

names = ["readme.txt", "README.md", "setup.py", ".hidden", "data[1].csv", "a-b", "ß.txt", "new\nline.txt", "x.tar.gz"]
for pattern in ["*", "*.txt", "[!.]*", "[a-c]*", "read??.*", "data[[]1].csv", "*.[pm]?", "[]-]*", "[a", "", "*[!a-z]", "[z-a]*", "**.gz", "?.txt", "[^x]*", "a[-]b", "[!]"]:
    print(repr(pattern), fnmatch.filter(names, pattern), [fnmatch.fnmatchcase(name, pattern) for name in names])
    print(bool(re.match(fnmatch.translate(pattern), "setup.py")))
print(fnmatch.fnmatch("FOO.TXT", "*.txt"), fnmatch.fnmatchcase("FOO.TXT", "*.txt"), fnmatch.filter([b"a.py", b"b.c"], b"*.py"))
for action in [lambda: fnmatch.fnmatch("a", b"a"), lambda: fnmatch.fnmatch(b"a", "a"), lambda: fnmatch.filter([1], "*"), lambda: fnmatch.translate(None)]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

root = pathlib.Path(tempfile.mkdtemp())
for path in ["a/one.py", "a/b/two.py", "a/b/c/three.txt", "d/.secret/four.py", "d/five[x].py", "six.py", ".dot.py"]:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(path)
os.symlink(root / "a", root / "link")
os.chdir(root)
for pattern in ["*", "*.py", "**", "**/*.py", "a/**/*.py", "*/", ".*", "**/.*", "d/five[[]x].py", "nothing*", "?/*", "a/b", "[ad]/*.py", "link/**", "./*.py", "**/"]:
    print(repr(pattern), sorted(glob.glob(pattern)), sorted(glob.glob(pattern, recursive=True)))
print(sorted(glob.glob("**/*.py", recursive=True, include_hidden=True)))
print(sorted(glob.glob("*.py", root_dir="a")), sorted(glob.iglob("**", root_dir=root / "d", recursive=True)))
print(glob.escape("five[x]?*.py"), glob.has_magic("a*"), glob.has_magic("a"), sorted(glob.glob(b"*.py")))
descriptor = os.open("a", os.O_RDONLY)
print(sorted(glob.glob("*/*", dir_fd=descriptor)))
os.close(descriptor)
print(sorted(str(p) for p in pathlib.Path(".").glob("**/*.py")), sorted(str(p) for p in pathlib.Path("a").rglob("*.txt")))
print(list(glob.iglob(str(root / "a" / "*.py"))) == [str(root / "a" / "one.py")])
