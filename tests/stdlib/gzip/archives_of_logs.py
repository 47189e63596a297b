# gzip: files, members, headers, seeking, text, command line and damaged data.
import gzip
import io
import os
import subprocess
import sys
import tempfile
import zlib

folder = tempfile.mkdtemp()
path = os.path.join(folder, "log.gz")
lines = [f"line {number}: {'x' * (number % 7)}\n" for number in range(500)]
with gzip.open(path, "wt", encoding="utf-8", newline="\n") as log:
    log.writelines(lines)
with gzip.open(path, "rt", encoding="utf-8") as log:
    print(log.readline(), log.read(9), len(log.readlines()))
with gzip.open(path) as log:
    print(log.read(6), log.tell(), log.seek(100), log.read(10), log.seek(-5, 1), log.peek(3)[:3], log.read1(4), log.readable(), log.writable(), log.seekable())
    log.rewind()
    print(log.readline(), sum(1 for _ in log), log.mtime is not None, log.mode, os.path.basename(log.name), log.closed)
    buffer = bytearray(8)
    log.seek(7)
    print(log.readinto(buffer), buffer)
print(log.closed)
with gzip.open(path, "ab") as log:
    print(log.write(b"appended\n"), log.write(memoryview(b"view\n")), log.mode, log.tell())
print(gzip.open(path).read()[-20:])

data = b"payload " * 100
small = gzip.compress(data, compresslevel=9, mtime=0)
print(small[:10], gzip.decompress(small) == data, gzip.decompress(small + gzip.compress(b"two", mtime=1))[-5:], gzip.decompress(b""))
print(zlib.decompress(small, 31) == data, gzip.decompress(small + b"\0\0\0") == data)
out = io.BytesIO()
with gzip.GzipFile("name.txt", "wb", 6, out, mtime=1234567890) as file:
    file.write(data)
    file.flush()
print(out.getvalue()[:19])
with gzip.GzipFile(fileobj=io.BytesIO(out.getvalue())) as file:
    print(file.read() == data, file.mtime, repr(file.name))

for action in [
    lambda: gzip.decompress(b"not gzip at all"),
    lambda: gzip.decompress(small[:-4]),
    lambda: gzip.decompress(small[:5]),
    lambda: gzip.decompress(small[:-8] + b"\0" * 8),
    lambda: gzip.decompress(small[:-4] + b"\1\0\0\0"),
    lambda: gzip.decompress(small + b"trailing"),
    lambda: gzip.open(os.path.join(folder, "none.gz")),
    lambda: gzip.open(path, "rwb"),
    lambda: gzip.open(path, "rb", encoding="utf-8"),
    lambda: gzip.open(path, "xt"),
    lambda: gzip.GzipFile(path, "q"),
    lambda: gzip.open(path).write(b"x"),
    lambda: gzip.open(path, "ab").read(),
    lambda: log.read(),
    lambda: gzip.GzipFile(),
    lambda: gzip.open(5.5),
    lambda: gzip.compress("text"),
    lambda: gzip.compress(data, compresslevel=11),
    lambda: gzip.open(io.BytesIO(small[:40])).read(),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, str(error).replace(folder, "."))
plain = os.path.join(folder, "plain.txt")
with open(plain, "wb") as file:
    file.write(data)
for arguments in (["--best", plain], ["-d", plain + ".gz"], ["-d", plain]):
    done = subprocess.run([sys.executable, "-m", "gzip", *arguments], capture_output=True, text=True)
    print(arguments[0], done.returncode, done.stdout.replace(folder, "."), done.stderr.replace(folder, ".")[-80:], sorted(os.listdir(folder)))
done = subprocess.run([sys.executable, "-m", "gzip"], input=data, capture_output=True)
print(gzip.decompress(done.stdout) == data)
