# shelve and dbm.dumb: a shelf of notes, writeback, and dbm files.
import dbm
import dbm.dumb
import os
import shelve
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, "shelf")
with shelve.Shelf(dbm.dumb.open(path, "c")) as shelf:
    shelf["list"] = [1, 2]
    shelf["é"] = {"nested": ("tuple", 1.5)}
    shelf["list"].append("lost")
    print(sorted(shelf), shelf["list"], shelf.get("no", "default"), "é" in shelf, len(shelf))
    del shelf["é"]
    shelf.update(a=1, b=b"bytes")
    print(shelf.pop("a"), sorted(shelf.items(), key=str), shelf.setdefault("c", 3))
with shelve.Shelf(dbm.dumb.open(path), writeback=True, protocol=2) as shelf:
    shelf["list"].append("kept")
    shelf.sync()
with shelve.Shelf(dbm.dumb.open(path, "r")) as shelf:
    print(shelf["list"], dict(shelf)["c"])
    try:
        shelf["new"] = 1
    except Exception as error:
        print(type(error).__name__, error)
for action in [lambda: shelf["list"], lambda: shelf.sync(), lambda: shelve.Shelf({})["x"], lambda: shelve.Shelf({}).__setitem__("f", lambda: 0), lambda: dbm.dumb.open(os.path.join(folder, "none"), "r"), lambda: dbm.dumb.open(path, "z")]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, str(error).replace(folder, ".")[:80])
memory = {}
with shelve.Shelf(memory, keyencoding="latin-1") as shelf:
    shelf["ü"] = 1
print(list(memory), shelve.BsdDbShelf.__mro__[1].__name__)
with dbm.dumb.open(os.path.join(folder, "raw"), "n") as raw:
    raw[b"key"] = b"value"
    raw["text"] = "also bytes"
    print(raw["key"], raw[b"text"], sorted(raw.keys()), raw.get("none", b"-"), len(raw), b"key" in raw)
    try:
        raw["x"] = 5
    except TypeError as error:
        print(error)
print(dbm.whichdb(os.path.join(folder, "raw")), dbm.whichdb("nowhere"), sorted(os.listdir(folder)), issubclass(dbm.dumb.error, OSError), dbm.error[0].__name__)
