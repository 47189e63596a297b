import zlib, copy
data = b"It was the best of times, it was the worst of times. " * 200
for level in (-1, 0, 1, 6, 9):
    c = zlib.compress(data, level)
    print(level, len(c), zlib.crc32(c), zlib.decompress(c) == data)
print(zlib.compress(b"hello").hex(), zlib.adler32(b"hello"), zlib.crc32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")))
for wbits in (15, -15, 31, 9):
    o = zlib.compressobj(9, zlib.DEFLATED, wbits)
    out = o.compress(data) + o.flush()
    print(wbits, len(out), zlib.decompress(out, wbits) == data)
for strategy in (zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FIXED):
    o = zlib.compressobj(strategy=strategy, memLevel=4)
    print(strategy, len(o.compress(data) + o.flush()))
d = zlib.decompressobj()
c = zlib.compress(data)
out = d.decompress(c[:20], 10)
print(out, len(d.unconsumed_tail), d.eof)
out += d.decompress(d.unconsumed_tail + c[20:] + b"trailing", 0)
print(len(out), d.eof, d.unused_data, d.unconsumed_tail)
d = zlib.decompressobj()
while True:
    part = d.decompress(c, 1000)
    c = d.unconsumed_tail
    print(len(part), len(c) > 0, d.eof, end=" ")
    if d.eof: break
print()
z = zlib.compressobj(zdict=b"best worst times")
c = z.compress(data[:100]) + z.flush()
print(len(c), zlib.decompressobj(zdict=b"best worst times").decompress(c))
try: zlib.decompressobj().decompress(c)
except zlib.error as e: print(e)
z = zlib.compressobj()
first = z.compress(data[:500])
z2, z3 = z.copy(), copy.deepcopy(z)
print(zlib.decompress(first + z.compress(b"a") + z.flush())[-3:], zlib.decompress(first + z2.compress(b"b") + z2.flush())[-3:], zlib.decompress(first + z3.flush())[-3:])
z = zlib.compressobj()
s = z.compress(b"part one") + z.flush(zlib.Z_SYNC_FLUSH)
d = zlib.decompressobj()
print(d.decompress(s), d.decompress(z.compress(b" two") + z.flush()), d.flush(), d.eof)
def tries(*calls):
    for f in calls:
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
tries(lambda: zlib.decompress(b"garbage"), lambda: zlib.decompress(zlib.compress(data)[:-5]), lambda: zlib.decompress(b""),
      lambda: zlib.compress("text"), lambda: zlib.compress(b"", 99), lambda: zlib.compressobj(5, 7), lambda: zlib.decompressobj(99),
      lambda: zlib.decompress(b"x", bufsize=-1), lambda: zlib.decompressobj().decompress(b"", -1), lambda: zlib.decompressobj().flush(0),
      lambda: zlib.decompressobj(zdict="x"), lambda: zlib.compress(b"x", wbits=99), lambda: zlib.decompress(b"x", 99))
z = zlib.compressobj(); z.flush()
tries(lambda: z.compress(b"more"), lambda: z.flush(), lambda: z.copy())
d = zlib._ZlibDecompressor()
c = zlib.compress(data)
print(len(d.decompress(c[:30], max_length=5)), d.needs_input, len(d.decompress(b"", 100)), d.eof)
print(len(d.decompress(c[30:] + b"xyz")), d.eof, d.unused_data, d.needs_input)
tries(lambda: d.decompress(b""))
import gzip, io
b = gzip.compress(data, mtime=0)
print(len(b), gzip.decompress(b) == data, gzip.decompress(b + b) == data * 2)
with gzip.GzipFile(fileobj=io.BytesIO(b)) as f: print(f.readline(60), f.read(5), f.tell(), f.seek(3), f.read(4))
tries(lambda: gzip.decompress(b[:-3]), lambda: gzip.decompress(b"nonsense"))
import zipfile
buf = io.BytesIO()
with zipfile.ZipFile(buf, "w", zipfile.ZIP_DEFLATED) as zf:
    zf.writestr(zipfile.ZipInfo("a.txt"), data); zf.writestr("b.txt", b"x" * 1000)
with zipfile.ZipFile(buf) as zf:
    print(zf.namelist(), zf.read("a.txt") == data, zf.getinfo("b.txt").compress_size, zf.testzip())
