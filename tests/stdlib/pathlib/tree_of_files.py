# pathlib and os.path: pure paths, a tree of files, globs, walks, links and what fails.
import os
import os.path
import pathlib
import posixpath
import tempfile
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

for text in ["/usr/lib/python3/x.tar.gz", "a/b/../c", "./.hidden", "", "/", "//host/share", "a//b/", "..", ".a.b", "///x", "é/ü.txt"]:
    pure = PurePosixPath(text)
    print(repr(pure), pure.parts, pure.name, pure.stem, pure.suffix, pure.suffixes, pure.parent, pure.root, pure.anchor, pure.is_absolute(), [str(p) for p in pure.parents])
for text in ["C:\\Users\\me\\x.txt", "c:relative", "\\\\server\\share\\dir", "C:/mixed\\x", "nul", "\\rooted"]:
    pure = PureWindowsPath(text)
    print(repr(pure), pure.parts, pure.drive, pure.root, pure.anchor, pure.is_absolute(), pure.as_posix(), pure.name)
base = PurePosixPath("/a/b")
print(base / "c" / "/d", base.joinpath("x", "y.txt"), "pre" / PurePosixPath("x"), base.with_name("n"), (base / "x.py").with_suffix(".txt"), (base / "x.py").with_stem("y"), base.with_segments("q"), (base / "c").relative_to("/a"), base.relative_to("/a/x/y", walk_up=True), (base / "c").is_relative_to(base))
print(PurePath("a/b.py").match("*.py"), PurePath("/a/b/c.py").match("b/*.py"), PurePath("a/b/c.py").full_match("a/**/*.py"), PurePath("A").match("a", case_sensitive=False), sorted([PurePath("b"), PurePath("a/z"), PurePath("a")]), PurePath("a") == PurePath("./a"), hash(PurePath("a")) == hash(PurePath("a")), PureWindowsPath("A") == PureWindowsPath("a"), Path("/ü b").as_uri(), os.fspath(base), bytes(base))
os.chdir(tempfile.mkdtemp())
root = Path("root")
for name in ["one.txt", "sub/two.py", "sub/deep/three.py", "sub/.hidden", "empty/"]:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir() if name.endswith("/") else print(path.write_text(f"text of {name}\n", encoding="utf-8"))
(root / "link").symlink_to("one.txt")
(root / "broken").symlink_to("nowhere")
(root / "dirlink").symlink_to("sub", target_is_directory=True)
(root / "hard").hardlink_to(root / "one.txt")
for path in sorted(root.iterdir()):
    print(path, path.exists(), path.is_file(), path.is_dir(), path.is_symlink(), os.path.lexists(path))
print((root / "one.txt").read_text(), (root / "one.txt").read_bytes(), (root / "bytes").write_bytes(b"\0\1"), (root / "one.txt").stat().st_size, (root / "link").lstat().st_size, (root / "hard").samefile(root / "one.txt"), (root / "link").readlink(), (root / "link").resolve() == (root / "one.txt").resolve())
for pattern in ["*", "**/*", "*.txt", "**", "sub/*", "**/*.py", "*/*/", "d*/two.py"]:
    print(pattern, sorted(map(str, root.glob(pattern))))
print(sorted(map(str, root.rglob("*.PY", case_sensitive=False))), sorted(map(str, root.rglob("t*", recurse_symlinks=True))))
print([(str(where), sorted(folders), sorted(files)) for where, folders, files in sorted(root.walk())], [str(where) for where, *_ in root.walk(top_down=False)][-1])
with (root / "opened").open("w") as file:
    print(file.write("x"))
print((root / "opened").rename(root / "renamed"), (root / "renamed").replace(root / "one.txt"), (root / "one.txt").read_text(), (root / "bytes").unlink(), (root / "bytes").unlink(missing_ok=True), (root / "empty").rmdir(), (root / "new").touch(), (root / "new").exists(), (root / "new").chmod(0o600), oct((root / "new").stat().st_mode))
print(Path("~").expanduser() == Path.home(), Path("x").absolute() == Path.cwd() / "x", Path("/usr/../etc").resolve(), Path("a/../b").absolute().name, (root / "sub").is_mount(), (root / "new").owner() == (root / "sub").owner())
for action in [lambda: PurePath("a").with_name(""), lambda: PurePath("").with_name("x"), lambda: PurePath("/").with_suffix(".x"), lambda: PurePath("a").with_suffix("x"), lambda: PurePath("a").relative_to("b"), lambda: PurePath("a") / 5, lambda: PurePath(b"a"), lambda: (root / "sub").rmdir(), lambda: (root / "none").stat(), lambda: root.mkdir(), lambda: (root / "one.txt").mkdir(exist_ok=True), lambda: (root / "new").touch(exist_ok=False), lambda: list((root / "none").iterdir()), lambda: (root / "a\0b").stat(), lambda: list(root.glob("/abs")), lambda: (root / "sub").unlink(), lambda: Path("x").write_text(b"x"), lambda: PurePath("a").match(""), lambda: PurePath("a") < "b", lambda: (root / "one.txt").readlink()]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
for text in ["/a/b.tar.gz", "a/", "", "//x", ".bashrc", "/a/../b//c/.", "~nobody-such/x", "$HOME2/x", "a\\b"]:
    print(repr(text), os.path.split(text), os.path.splitext(text), os.path.basename(text), os.path.dirname(text), os.path.normpath(text), os.path.isabs(text), os.path.expanduser(text), os.path.expandvars(text), os.path.splitroot(text), os.path.splitdrive(text))
print(os.path.join("a", "b", "/c", "d"), os.path.join("a", ""), os.path.commonpath(["/a/b/c", "/a/b/d"]), os.path.commonprefix(["abc", "abd"]), os.path.relpath("/a/b", "/a/c/d"), os.path.getsize("root/one.txt"), os.path.isfile("root/link"), os.path.islink("root/link"), os.path.realpath("root/link") == os.path.abspath("root/one.txt"), os.path is posixpath, os.path.join(b"a", b"b"))
for action in [lambda: os.path.join("a", b"b"), lambda: os.path.commonpath([]), lambda: os.path.commonpath(["/a", "b"]), lambda: os.path.split(5), lambda: os.path.getsize("none"), lambda: os.path.relpath(""), lambda: os.path.realpath("none", strict=True)]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, str(error).replace(os.getcwd(), "."))
