# Pure paths of both kinds, and the functions of os.path for the same texts
import ntpath
import os.path
import posixpath
from pathlib import PurePath, PurePosixPath as P, PureWindowsPath as W

p = P("/usr/./lib//python3/site.tar.gz")
print(repr(p), p.parts, p.name, p.stem, p.suffix, p.suffixes, p.root, p.anchor, p.parent.parent, list(map(str, p.parents)))
w = W("c:/Users\\ann/notes.TXT")
print(repr(w), w, w.as_posix(), w.drive, w.root, w.anchor, w.parts, w == W("C:/USERS/ANN/NOTES.txt"), w.suffix)
print(p.with_suffix(".zip"), p.with_name("x"), p.with_stem("y"), p.relative_to("/usr"), P("a/b").joinpath("c", "/d", "e"), "a" / P("b") / "c")
print(p.is_relative_to("/usr/lib"), P("/a/b").relative_to("/a/c", walk_up=True), W("c:a") / "d:b", W("c:/x") / "/y", W("//host/share/f").drive)
for pattern in ("*.gz", "lib/*/*", "/usr/**", "python?/*", "*.zip"):
    print(pattern, p.match(pattern), p.full_match("/**/" + pattern.lstrip("/")))
print(W("A.PY").match("*.py"), P("A.PY").match("*.py", case_sensitive=False), P("..").name, repr(P("")), P(".hidden").suffix, P("a/..").parts)
print(sorted([P("b"), P("a/c"), P("a")]), P("a") < P("a/b"), hash(W("A")) == hash(W("a")), P("a") == W("a"), len({P("a//b"), P("a/b/")}), isinstance(P(), PurePath))
for call in (lambda: P("/a").relative_to("b"), lambda: P("/").with_name("x"), lambda: P("a").with_suffix("b"), lambda: P("a").with_name("a/b"),
             lambda: P("a") / 5, lambda: P("a") < W("b"), lambda: P("a/b").relative_to("../c", walk_up=True)):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


class Tagged(P):
    def __init__(self, *segments, tag="none"):
        super().__init__(*segments)
        self.tag = tag

    def with_segments(self, *segments):
        return type(self)(*segments, tag=self.tag)


t = Tagged("a", "b.c", tag="mine")
print(t.parent.tag, (t / "d").tag, t.with_suffix(".e").tag, repr(t), os.fspath(t), bytes(t))

for module in (posixpath, ntpath):
    print(module.__name__)
    print("  ", module.join("a", "b/", "/c", "d"), module.normpath("a/./b/../../../c//d"), module.split("/x/y/"), module.splitext(".a.b.c"), module.splitext(".bash"))
    print("  ", module.splitdrive("c:\\x"), module.splitroot("//h/s/f"), module.isabs("c:/x"), module.basename("a\\b/c"), module.dirname("/a"), module.normcase("A/b"))
    print("  ", module.commonprefix(["/usr/lib", "/usr/local"]), module.commonpath(["/usr/lib/a", "/usr/lib64", "/usr/./lib"]))
print(os.path.relpath("/a/b/c", "/a/d"), os.path.relpath("x", "x"), os.path.join(b"a", b"b"))
os.environ["WHERE"] = "/here"
print(os.path.expandvars("$WHERE/${WHERE}x/$NOWHERE_AT_ALL/$"), ntpath.expandvars("%WHERE%\\%%"), os.path.expanduser("a/~"))
for call in (lambda: os.path.join("a", b"b"), lambda: os.path.commonpath([]), lambda: os.path.commonpath(["/a", "b"]), lambda: os.path.join(1), lambda: os.path.relpath("")):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
