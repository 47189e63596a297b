# Compressed bytes and zip archives that never touch a disk
import bz2
import gzip
import io
import lzma
import zipfile
import zlib

text = b"the same words again and again; " * 40
for module in (zlib, gzip, bz2, lzma):
    packed = module.compress(text)
    print(module.__name__, len(packed) < 120, module.decompress(packed) == text)
    try:
        module.decompress(packed[:-5])
    except (zlib.error, EOFError, ValueError, lzma.LZMAError) as error:
        print("  ", type(error).__name__, error)
d = zlib.decompressobj()
parts = [d.decompress(zlib.compress(text) + b"tail", 10), d.unconsumed_tail != b"", d.eof]
print(parts, d.flush()[-5:], d.unused_data, d.eof, zlib.crc32(text), zlib.adler32(b"b", zlib.adler32(b"a")))
c = zlib.compressobj(wbits=-15, zdict=b"the same words again")
raw = c.compress(text[:64]) + c.flush(zlib.Z_SYNC_FLUSH) + c.flush()
print(zlib.decompressobj(-15, zdict=b"the same words again").decompress(raw) == text[:64])
out = io.BytesIO()
with gzip.GzipFile("inner.txt", "wb", fileobj=out, mtime=86400) as f:
    f.write(b"line one\nline two\n")
data = out.getvalue() + gzip.compress(b"line three", mtime=0)
with gzip.open(io.BytesIO(data), "rt", encoding="ascii") as f:
    print(f.readline(), f.readlines(), data[:20])
steps = lzma.LZMADecompressor()
print(steps.decompress(lzma.compress(b"x" * 100), 30), steps.needs_input, steps.decompress(b"") == b"x" * 70, steps.eof)

archive = io.BytesIO()
with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as z:
    info = zipfile.ZipInfo("docs/readme.txt", (2024, 2, 29, 12, 30, 42))
    info.comment, info.compress_type = b"a note", zipfile.ZIP_BZIP2
    z.writestr(info, text)
    z.writestr(zipfile.ZipInfo("empty"), "")
    with z.open(zipfile.ZipInfo("größe.bin"), "w") as f:
        f.write(b"\0" * 5)
        f.write(b"\1")
    z.writestr(zipfile.ZipInfo("folder/"), b"")
    z.comment = b"whole"
with zipfile.ZipFile(archive) as z:
    for i in z.infolist():
        print(i.filename, i.file_size, f"{i.CRC:08x}", i.date_time, i.compress_type, i.comment, i.is_dir())
    print(z.testzip(), z.comment, z.read("größe.bin"), sorted(p.name for p in zipfile.Path(z).iterdir()))
    with z.open("docs/readme.txt") as f:
        print(f.read(8), f.seek(32), f.read(3), f.tell())
    print((zipfile.Path(z) / "docs" / "readme.txt").read_text()[:8], zipfile.Path(z, "docs/").is_dir(), zipfile.Path(z, "no").exists())
    for call in (lambda: z.read("none"), lambda: z.writestr("x", b""), lambda: zipfile.ZipFile(io.BytesIO(b"no")), lambda: z.getinfo("docs/readme.txt") and z.open("empty", "q")):
        try:
            call()
        except (KeyError, ValueError, zipfile.BadZipFile) as error:
            print(type(error).__name__, error)
with zipfile.ZipFile(archive, "a") as z:
    z.writestr(zipfile.ZipInfo("more"), b"1")
print(zipfile.is_zipfile(archive), zipfile.ZipFile(archive).namelist())
bad = bytearray(archive.getvalue())
bad[bad.index(b"BZh") + 20] ^= 255
try:
    print(zipfile.ZipFile(io.BytesIO(bad)).testzip())
except OSError as error:
    print(type(error).__name__)
