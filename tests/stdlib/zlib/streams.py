# zlib, bz2, lzma: one shot, streams, files, dictionaries, limits and damaged data.
import bz2
import copy
import io
import lzma
import os
import pickle
import tempfile
import zlib

data = b"".join(b"line %d of the text\n" % number for number in range(400))
for level in (-1, 0, 1, 6, 9):
    packed = zlib.compress(data, level)
    print(level, len(packed) < len(data) or level == 0, zlib.decompress(packed) == data)
print(zlib.crc32(data), zlib.adler32(data), zlib.crc32(b"b", zlib.crc32(b"a")) == zlib.crc32(b"ab"), zlib.adler32(b"b", zlib.adler32(b"a")) == zlib.adler32(b"ab"), zlib.crc32(b""), zlib.adler32(b""))
for wbits in (15, -15, 31, 9, -9):
    packer = zlib.compressobj(6, zlib.DEFLATED, wbits, 9, zlib.Z_DEFAULT_STRATEGY)
    packed = packer.compress(data[:100]) + packer.flush(zlib.Z_SYNC_FLUSH) + packer.compress(data[100:]) + packer.flush()
    print(wbits, zlib.decompress(packed, wbits) == data, zlib.decompress(packed, 47) == data if wbits > 0 else "")
packer = zlib.compressobj(zdict=b"line of the text")
packed = packer.compress(data) + packer.flush()
unpacker = zlib.decompressobj(zdict=b"line of the text")
print(unpacker.decompress(packed + b"behind", 100), len(unpacker.unconsumed_tail) > 0, unpacker.eof)
rest = unpacker.decompress(unpacker.unconsumed_tail)
print(len(rest), unpacker.eof, unpacker.unused_data, unpacker.flush(), copy.copy(zlib.compressobj()) is not packer)
unpacker = zlib.decompressobj()
print(b"".join(unpacker.decompress(bytes([byte])) for byte in zlib.compress(b"byte by byte")), unpacker.eof)
for module, name in ((bz2, "bz2"), (lzma, "xz")):
    packed = module.compress(data)
    print(name, module.decompress(packed) == data, module.decompress(packed + module.compress(b"two"))[-3:], len(packed) < len(data))
    unpacker = module.BZ2Decompressor() if module is bz2 else module.LZMADecompressor()
    print(unpacker.decompress(packed, max_length=10), unpacker.needs_input, unpacker.eof, len(unpacker.decompress(b"", 50)), len(unpacker.decompress(b"extra")), unpacker.eof, unpacker.unused_data[:10])
    path = os.path.join(tempfile.mkdtemp(), "file." + name)
    with module.open(path, "wt", encoding="utf-8") as file:
        file.write("é one\ntwo\n")
    with module.open(path, "at") as file:
        print("three", file=file)
    with module.open(path) as file:
        print(file.read(3), file.readline(), file.tell(), file.seek(1), file.peek(2)[:2], file.readlines(), file.seekable(), file.writable(), file.closed)
    with module.open(path, "rt", encoding="utf-8") as file:
        print([line for line in file])
print(lzma.decompress(lzma.compress(data, lzma.FORMAT_ALONE)) == data, lzma.is_check_supported(lzma.CHECK_CRC64))
filters = [{"id": lzma.FILTER_DELTA, "dist": 5}, {"id": lzma.FILTER_LZMA2, "preset": 7}]
print(lzma.decompress(lzma.compress(data, lzma.FORMAT_RAW, filters=filters), lzma.FORMAT_RAW, filters=filters) == data, lzma.LZMADecompressor().check)
packed = zlib.compress(data)
for action in [
    lambda: zlib.decompress(b""), lambda: zlib.decompress(b"garbage"), lambda: zlib.decompress(packed[:-1]), lambda: zlib.decompress(packed[:20] + b"\xff\xff" + packed[22:]), lambda: zlib.compress("text"), lambda: zlib.compress(data, 10), lambda: zlib.decompress(packed, 5), lambda: zlib.decompressobj(99), lambda: zlib.compressobj(wbits=7), lambda: zlib.decompressobj().flush(0), lambda: zlib.crc32("x"), lambda: pickle.dumps(zlib.compressobj()),
    lambda: bz2.decompress(b"BZh9garbage"), lambda: bz2.decompress(bz2.compress(b"x")[:-1]), lambda: bz2.compress(b"", 0), lambda: bz2.BZ2File("none"), lambda: bz2.open("x", "rw"), lambda: bz2.BZ2Compressor(10), lambda: bz2.decompress(b"none"),
    lambda: lzma.decompress(b"garbage!!"), lambda: lzma.decompress(lzma.compress(b"x")[:-1]), lambda: lzma.compress(b"", preset=99), lambda: lzma.compress(b"", format=9), lambda: lzma.compress(b"", filters=[{"id": 5}]), lambda: lzma.decompress(lzma.compress(data), memlimit=100), lambda: lzma.open("x", "q"), lambda: lzma.LZMADecompressor(format=lzma.FORMAT_RAW),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
packer = bz2.BZ2Compressor()
packer.flush()
for finished in (lambda: packer.compress(b"x"), packer.flush):
    try:
        finished()
    except ValueError as error:
        print(error)
