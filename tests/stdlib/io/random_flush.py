"""BufferedRandom.flush forgets what was read ahead, and the raw stream is where the program thinks it is."""
import io
import os
import tempfile

raw = io.BytesIO(b"abcdefghi")
stream = io.BufferedRandom(raw)
print(stream.read(2), stream.write(b"12"), stream.read(2), stream.tell())
stream.flush()
print(stream.tell(), raw.tell(), stream.read())
raw.seek(0)
raw.write(b"XYZ")
stream.flush()
stream.seek(0)
print(stream.read(3), stream.peek(3)[:3])
stream.flush()
print(raw.tell(), stream.tell())

reader = io.BufferedReader(io.BytesIO(b"abcdef"), 4)
print(reader.read(1), reader.flush(), reader.raw.tell(), reader.read(2))

handle, path = tempfile.mkstemp()
os.close(handle)
with open(path, "w+", encoding="utf-8") as text:
    text.write("one\ntwo\n")
    text.seek(0)
    print(repr(text.readline()), text.tell())
    text.flush()
    text.seek(0, 2)
    text.write("three\n")
    text.seek(0)
    print(text.read().split())
with open(path, "r+b") as file:
    print(file.read(3), os.lseek(file.fileno(), 0, 1) >= 3)
    file.flush()
    print(os.lseek(file.fileno(), 0, 1), file.read(1), file.tell())
os.remove(path)
