# Files written and read back: newline modes, encodings, seek and tell, streams in memory
import io
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "lines.txt")
    for mode in (None, "", "\n", "\r", "\r\n"):
        with open(path, "w", newline=mode, encoding="ascii") as f:
            f.write("one\ntwo\r\n")
        with open(path, "rb") as f:
            raw = f.read()
        print(repr(mode), raw, os.path.getsize(path))
    with open(path, "wb") as f:
        f.write(b"a\rb\nc\r\nd")
    for mode in (None, "", "\n", "\r", "\r\n"):
        with open(path, newline=mode) as f:
            print(repr(mode), f.readlines(), f.newlines)
    with open(path, "w+", encoding="utf-16-le") as f:
        print(f.write("größe\n日本\n"), f.tell(), f.seek(0), f.readline(), end=" ")
        place = f.tell()
        rest = f.read()
        f.seek(place)
        print(f.read() == rest, rest.strip(), f.seek(0, os.SEEK_END) == os.path.getsize(path))
    with open(path, "r+b") as f:
        f.seek(-4, os.SEEK_END)
        print(f.truncate(), f.read(), f.seek(2), f.peek(2)[:2], f.readinto(buffer := bytearray(4)), buffer)
        f.write(b"XY")
        f.seek(0)
        print(f.read(), f.mode, f.raw.__class__.__name__, f.seekable(), f.readable(), f.writable())
    with open(path, "w", encoding="latin-1", errors="xmlcharrefreplace") as f:
        print("é€", file=f, end="")
    with open(path, "rb") as f:
        print(f.read())
    for call in (lambda: open(path, "rw"), lambda: open(path, "rb", encoding="utf-8"), lambda: open(path, "x"), lambda: open(path, newline="x"),
                 lambda: open(path, encoding="utf-8").read(), lambda: open(os.path.join(folder, "none")), lambda: f.read()):
        try:
            call()
        except (OSError, ValueError) as error:
            print(type(error).__name__, str(error).replace(folder, ""))
print(os.path.exists(folder))

with tempfile.SpooledTemporaryFile(max_size=8, mode="w+") as spool:
    spool.write("small")
    print(spool._rolled, end=" ")
    spool.write(" and more")
    spool.seek(3)
    print(spool._rolled, spool.read())
with tempfile.NamedTemporaryFile("w+", prefix="pre", suffix=".suf", delete=False) as f:
    print(os.path.basename(f.name).startswith("pre"), f.name.endswith(".suf"))
os.unlink(f.name)
raw = io.BytesIO(b"\xef\xbb\xbfh\xc3\xa9\r\nx")
text = io.TextIOWrapper(raw, encoding="utf-8-sig", newline=None, write_through=True)
print(text.readline(), text.read(1), text.encoding, text.line_buffering)
text.reconfigure(line_buffering=True)
print(text.line_buffering, text.errors, text.detach() is raw, raw.getvalue()[-1:], raw.closed)
s = io.StringIO("ab\r\ncd", newline=None)
print(s.readlines(), s.tell(), s.seek(1), s.write("ZZZ"), s.getvalue(), s.truncate(2), s.getvalue())
b = io.BytesIO(b"0123456789")
view = b.getbuffer()
view[2:4] = b"__"
try:
    b.write(b"x" * 20)
except BufferError as error:
    print(error)
view.release()
print(b.read1(5), b.seek(-2, 2), b.read(), b.seek(12), b.write(b"!"), b.getvalue(), list(io.BytesIO(b"a\n\nb")))
pair = io.BufferedRWPair(io.BytesIO(b"in"), out := io.BytesIO())
pair.write(b"out")
pair.flush()
print(pair.read(), out.getvalue())
