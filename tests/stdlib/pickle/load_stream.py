# load() reads one pickle and leaves the file behind it, whatever kind of file that is.
import io
import os
import pickle
import tempfile
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal


class Point:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x


class Slow(io.BytesIO):
    pass


OBJECTS = [1, "text", [1, 2, {"a": (3.5, None)}], {"k": b"x" * 300}, Point(5), {1, 2}, "x" * 70000, list(range(5000)), datetime(2024, 1, 2, tzinfo=timezone.utc), date(2024, 1, 2), timedelta(1, 2, 3), Decimal("1.50"), 10**30]
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    for kind in (io.BytesIO, Slow):
        file = kind()
        for thing in OBJECTS:
            pickle.dump(thing, file, protocol)
        file.write(b"tail")
        file.seek(0)
        same = [pickle.load(file) == thing for thing in OBJECTS]
        print(protocol, kind.__name__, all(same), file.read())
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "file")
    with open(path, "wb") as file:
        for thing in OBJECTS:
            pickle.dump(thing, file)
    with open(path, "rb") as file:
        print([pickle.load(file) == thing for thing in OBJECTS], file.read())
        try:
            pickle.load(file)
        except EOFError as error:
            print("EOFError")
    reading, writing = os.pipe()
    with open(writing, "wb") as file:
        pickle.dump([1, 2], file)
        pickle.dump("two", file)
    with open(reading, "rb") as file:
        print(pickle.load(file), pickle.load(file))
for damaged in (b"", b"cnosuchmodule\nname\n."):
    file = io.BytesIO(damaged)
    try:
        print(pickle.load(file))
    except Exception as error:
        print(type(error).__name__)
