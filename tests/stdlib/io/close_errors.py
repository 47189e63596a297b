# Which error comes out when both flush and close fail, and byte order marks in the middle of files.
import io
import os
import sys
import tempfile

sys.unraisablehook = lambda unraisable: None


class Bad(io.RawIOBase):
    broken = True

    def writable(self):
        return True

    def readable(self):
        return True

    def close(self):
        if self.broken:
            raise OSError("close")
        super().close()


for wrap in (io.BufferedWriter, io.BufferedReader):
    raw = Bad()
    stream = wrap(raw)

    def flush():
        raise OSError("flush")

    stream.flush = flush
    try:
        stream.close()
    except OSError as error:
        print(error, repr(error.__context__), stream.closed)
    Bad.broken = False
    del stream.flush, stream, raw
    Bad.broken = True
for encoding in ("utf-8-sig", "utf-16", "utf-32"):
    path = tempfile.mktemp()
    with open(path, "w", encoding=encoding) as file:
        file.write("a")
        position = file.tell()
    with open(path, "a", encoding=encoding) as file:
        file.write("b")
    with open(path, "r+", encoding=encoding) as file:
        file.seek(position)
        file.write("c")
    with open(path, "rb") as file:
        print(file.read())
    os.remove(path)
with io.BufferedReader(io.BytesIO(b"x")) as reader:
    try:
        reader.truncate(0)
    except io.UnsupportedOperation as error:
        print(error)
