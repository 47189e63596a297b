# In-memory streams.
import io
s = io.StringIO("line1\nline2\nlast"); print(s.read(3), s.tell(), s.readline(), s.readlines(), s.read(), s.seek(0), s.readline(2), list(s)); s.seek(0, 2); s.write("\nmore"); print(s.getvalue().splitlines(), s.seek(2), s.truncate(), repr(s.getvalue()), s.readable(), s.writable(), s.seekable(), s.closed, s.isatty())
w = io.StringIO(); print(w.write("héllo"), w.writelines(["a", "b"]), w.getvalue(), w.tell()); w.seek(1); w.write("E"); print(w.getvalue()); w.seek(20); w.write("x"); print(repr(w.getvalue()))
for nl in (None, "", "\n", "\r\n"): n = io.StringIO("a\r\nb\rc\nd", newline=nl); print(repr(n.read()), end=" ")
print()
b = io.BytesIO(b"\x00\x01binary\n\xff"); print(b.read(2), b.read1(3), b.getvalue()[-1], b.readinto(buf := bytearray(4)), buf, b.tell(), b.seek(-1, 2), b.read(), b.seek(1), b.readline(), bytes(b.getbuffer()[:2]))
b = io.BytesIO(); b.write(b"abc"); b.write(bytearray(b"d")); b.seek(1); b.write(b"ZZ"); print(b.getvalue(), len(b.getbuffer()), b.truncate(2), b.getvalue())
for f in (lambda: s.seek(-1), lambda: s.seek(1, 1), lambda: s.write(5), lambda: b.write("str"), lambda: io.StringIO(5), lambda: io.BytesIO("a"), lambda: s.read("a"), lambda: b.seek(0, 9), lambda: s.fileno(), lambda: s.nope, lambda: s.detach(), lambda: s.writelines([1])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
s.close()
for f in (s.read, s.getvalue, lambda: s.write("x"), lambda: list(s), lambda: s.__enter__()):
    try: f()
    except ValueError as e: print(e)
with io.StringIO("cm") as c: print(c.read())
print(c.closed, isinstance(b, io.BufferedIOBase), isinstance(c, io.TextIOBase), isinstance(c, io.IOBase), [next(io.StringIO("x\ny"))], io.SEEK_END, io.DEFAULT_BUFFER_SIZE > 0)
t = io.TextIOWrapper(io.BytesIO("é\n日本\n".encode()), encoding="utf-8"); print(t.readline(), t.read(), t.encoding, t.errors, t.line_buffering, t.buffer.getvalue()[:2])
class Upper(io.StringIO):
    def write(self, s): return super().write(s.upper())
u = Upper(); print("shout", file=u); print(repr(u.getvalue()))
class Raw(io.RawIOBase):
    data = b"raw bytes here"
    def readable(self): return True
    def readinto(self, buf):
        n = min(len(buf), len(self.data), 4); buf[:n] = self.data[:n]; self.data = self.data[n:]; return n
r = io.BufferedReader(Raw()); print(r.read(6), r.peek(1)[:1], r.read())
