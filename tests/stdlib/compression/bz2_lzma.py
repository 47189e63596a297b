import bz2, lzma, io, random
random.seed(5)
data = bytes(random.choices(b"abcdefgh \n", k=30000))
def tries(*calls):
    for f in calls:
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
for level in (1, 9):
    c = bz2.compress(data, level); print(level, len(c), bz2.decompress(c) == data, c[:8])
print(bz2.decompress(bz2.compress(b"a") + bz2.compress(b"b")))
d = bz2.BZ2Decompressor()
c = bz2.compress(data)
got = d.decompress(c, 100); print(len(got), d.needs_input, d.eof)
while not d.eof: got += d.decompress(b"", 9000)
print(got == data, d.unused_data)
tries(lambda: d.decompress(b"x"), lambda: bz2.decompress(b"garbage" * 5), lambda: bz2.decompress(c[:-4]), lambda: bz2.BZ2Compressor(10), lambda: bz2.compress("s"))
z = bz2.BZ2Compressor(); z.compress(b"x"); z.flush(); tries(z.flush, lambda: z.compress(b""))
with bz2.BZ2File(io.BytesIO(c)) as f: print(f.readline()[:20], f.tell() > 0, len(f.read()))
for kw in ({}, {"format": lzma.FORMAT_ALONE}, {"preset": 1}, {"check": lzma.CHECK_CRC32}, {"check": lzma.CHECK_SHA256}, {"preset": 9 | lzma.PRESET_EXTREME}):
    c = lzma.compress(data, **kw); d = lzma.LZMADecompressor()
    print(sorted(kw), len(c), d.decompress(c) == data, d.check, d.eof, d.unused_data)
f = [{"id": lzma.FILTER_DELTA, "dist": 5}, {"id": lzma.FILTER_LZMA2, "preset": 7, "dict_size": 1 << 20, "lc": 2, "lp": 1}]
c = lzma.compress(data, lzma.FORMAT_RAW, filters=f); print(len(c), lzma.decompress(c, lzma.FORMAT_RAW, filters=f) == data)
c = lzma.compress(data, filters=[{"id": lzma.FILTER_X86}, {"id": lzma.FILTER_LZMA2, "mf": lzma.MF_HC4, "mode": lzma.MODE_FAST}]); print(len(c), lzma.decompress(c) == data)
print(lzma.decompress(lzma.compress(b"a") + lzma.compress(b"b")))
for f in ({"id": lzma.FILTER_LZMA2, "dict_size": 1 << 20}, {"id": lzma.FILTER_LZMA2, "preset": 3}, {"id": lzma.FILTER_LZMA1, "preset": 6}, {"id": lzma.FILTER_DELTA, "dist": 9}, {"id": lzma.FILTER_X86}, {"id": lzma.FILTER_ARM, "start_offset": 16}, {"id": lzma.FILTER_LZMA2, "dict_size": 5000}, {"id": lzma.FILTER_LZMA2, "dict_size": 3 << 20}):
    e = lzma._encode_filter_properties(f); print(e.hex(), lzma._decode_filter_properties(f["id"], e))
tries(lambda: lzma.decompress(b"garbage!" * 4), lambda: lzma.decompress(lzma.compress(data)[:-9]), lambda: lzma.compress(data, preset=3, filters=[]),
      lambda: lzma.compress(data, lzma.FORMAT_RAW), lambda: lzma.compress(data, lzma.FORMAT_ALONE, check=4), lambda: lzma.compress(data, 77),
      lambda: lzma.LZMADecompressor(lzma.FORMAT_RAW), lambda: lzma.LZMADecompressor(filters=[]), lambda: lzma.compress(b"", preset=12),
      lambda: lzma.compress(b"", filters=[{"id": 99}]), lambda: lzma.compress(b"", filters=[{}]), lambda: lzma.compress(b"", filters=[{"id": lzma.FILTER_DELTA, "foo": 1}]),
      lambda: lzma.compress(b"", filters=[3]), lambda: lzma.decompress(lzma.compress(data), memlimit=1000), lambda: lzma.is_check_supported(lzma.CHECK_CRC64))
d = lzma.LZMADecompressor(); c = lzma.compress(data); print(d.check, len(d.decompress(c[:4000], 10)), d.needs_input, d.check)
with lzma.open(io.BytesIO(c), "rt") as f: print(len(f.readline()) > 0, len(f.read()) > 1000)
import tarfile
for mode in ("w:gz", "w:bz2", "w:xz"):
    buf = io.BytesIO()
    with tarfile.open(fileobj=buf, mode=mode) as t:
        info = tarfile.TarInfo("f"); info.size = 5; t.addfile(info, io.BytesIO(b"hello"))
    buf.seek(0)
    with tarfile.open(fileobj=buf) as t: print(mode, t.getnames(), t.extractfile("f").read())
