"""Text over a pair of pipes, closing files whose `flush` is somebody's own, and descriptors that stay open."""
import io
import os
import tempfile

pair = io.BufferedRWPair(io.BytesIO(b"foo\nbar\nbaz\n"), written := io.BytesIO())
text = io.TextIOWrapper(pair)
print(repr(text.readline()))
text.write("ours\n")
print(repr(text.readline()), repr(text.readline()))
text.flush()
print(written.getvalue())

both = io.TextIOWrapper(io.BytesIO(b"one\ntwo\nthree\n"))
print(repr(both.readline()))
both.write("new\n")
both.seek(0)
print(repr(both.read()))

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "file")
    file = open(path, "wb", buffering=0)

    def flush():
        print("flushing, closed:", file.closed)
        raise OSError("flush")

    file.flush = flush
    try:
        file.close()
    except OSError as error:
        print(error, file.closed)

    class Blocked(io.FileIO):
        def __setattr__(self, name, value):
            if name == "name":
                raise AttributeError("blocked")
            super().__setattr__(name, value)

    fd = os.open(path, os.O_RDONLY)
    try:
        Blocked(fd)
    except AttributeError as error:
        print(error)
    os.close(fd)
    print("still open")

with tempfile.TemporaryDirectory() as folder:
    path, link = os.path.join(folder, "file"), os.path.join(folder, "link")
    open(path, "w").close()
    os.chmod(path, 0o600)
    os.symlink(path, link)
    try:
        os.chmod(link, 0o777, follow_symlinks=False)
    except NotImplementedError as error:
        print(error)
    print(oct(os.stat(path).st_mode & 0o777), os.chmod in os.supports_follow_symlinks)
    os.chmod(link, 0o640)
    print(oct(os.stat(path).st_mode & 0o777))

# Nothing is read, but the descriptor is looked at.
fd = os.open(os.devnull, os.O_RDONLY)
with open(fd, "rb", buffering=0) as file:
    print(file.read(0), os.read(fd, 0))
try:
    os.read(fd, 0)
except OSError as error:
    print(error)
