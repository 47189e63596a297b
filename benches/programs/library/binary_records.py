"""Bytes: struct, hashes, hmac, base64, hex, checksums, compression, arrays, archives."""
import array
import base64
import binascii
import bz2
import gzip
import hashlib
import hmac
import io
import lzma
import struct
import zipfile
import zlib

data = "".join(f"{i},name {i},{i * 7919 % 1000}\n" for i in range(6000)).encode()
record = struct.Struct("<IHB4sd")
total = 0
for i in range(15000):
    total += len(record.pack(i, i & 0xFFFF, 3, b"abcd", 1.5)) + struct.unpack("<IHB4sd", record.pack(1, 2, 3, b"abcd", i))[1]
total += sum(a for a, _, _ in struct.Struct(">hhl").iter_unpack(bytes(80000)))
for name in ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b"):
    for _ in range(5):
        total += hashlib.new(name, data).digest()[0]
    for i in range(1000):
        total += getattr(hashlib, name)(b"short").digest()[0]
for i in range(1000):
    total += hmac.new(b"key", b"message", "sha256").digest()[0]
for _ in range(20):
    total += len(base64.b64decode(base64.b64encode(data))) + len(binascii.unhexlify(data.hex())) + zlib.crc32(data) % 7 + len(bytes.fromhex(data[:999].hex()))
total += len(base64.b85decode(base64.b85encode(data[:9000]))) + len(base64.b32encode(data[:9000]))
for _ in range(3):
    total += len(zlib.decompress(zlib.compress(data))) + len(gzip.decompress(gzip.compress(data))) + len(bz2.decompress(bz2.compress(data))) + len(lzma.decompress(lzma.compress(data, preset=1)))
archive = io.BytesIO()
with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
    for i in range(100):
        file.writestr(f"f{i}", data[:2000])
with zipfile.ZipFile(archive) as file:
    total += sum(len(file.read(name)) for name in file.namelist())
numbers = array.array("d", range(20000))
total += len(numbers.tobytes()) + int(sum(numbers)) + len(list(numbers))
print(total)
