"""pickle.load reads one pickle and no byte more, from files of any kind, in every protocol."""

import io
import os
import pickle
import tempfile


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x!r}, {self.y!r})"


class Peekable(io.BytesIO):
    """Has a peek that gives little at a time."""

    def peek(self, size=-1):
        at = self.tell()
        data = self.read(3)
        self.seek(at)
        return data


class Plain:
    """Only what pickle asks for."""

    def __init__(self, data):
        self.file = io.BytesIO(data)

    def read(self, size):
        return self.file.read(size)

    def readline(self):
        return self.file.readline()


VALUES = [
    {"a": [1, 2.5, "ü", None, True, 1 << 70, -3], "b": (b"x" * 300, frozenset([1]), {2})},
    [Point(i, str(i)) for i in range(5)],
    "text" * 5000,
    b"." * 70_000,
    bytearray(b"."),
    range(3),
    ValueError("x"),
    (),
]
shown = [repr(value)[:60] for value in VALUES]
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    data = b"".join(pickle.dumps(value, protocol) for value in VALUES) + b"rest"
    with tempfile.TemporaryDirectory() as directory:
        path = os.path.join(directory, "p")
        with open(path, "wb") as file:
            file.write(data)
        with open(path, "rb") as buffered, open(path, "rb", 0) as raw:
            for file in (io.BytesIO(data), Peekable(data), Plain(data), buffered, raw):
                found = [pickle.load(file) for _ in VALUES]
                same = [repr(value)[:60] for value in found] == shown
                print(protocol, type(file).__name__, same, file.read(10))

for damaged in (b"", b"\x80\x04", b"\x80\x04]", b"\x80\x04\x95\x10\0\0\0\0\0\0\0]", b"(lp0\nI1\n", b"X\xff\xff\xff\x7fabc"):
    for file in (io.BytesIO(damaged), Peekable(damaged)):
        try:
            print(pickle.load(file))
        except (EOFError, pickle.UnpicklingError):
            print("damaged")
print(pickle.loads(b"c__builtin__\nxrange\n."), pickle.loads(b"\x80\x02c__builtin__\nunicode\n."))
try:
    pickle.loads(b"\x80\x02c__builtin__\nxrange\n.", fix_imports=False)
except ModuleNotFoundError as error:
    print(error)
