"""What everything that reads a format says of damaged data: the same exception, the same words, or the same value. Thousands of
cases each, as one digest of all outcomes."""
import base64
import binascii
import bz2
import csv
import gzip
import hashlib
import io
import json
import lzma
import random
import re
import struct
import warnings
import zipfile
import zlib

warnings.simplefilter("ignore")
TEXT = b"hello world, hello again " * 30
JSON = [
    b'{"a": [1, -2.5e3, null, true, false], "b": {"c": "\\u00e9\\ud83d\\ude00\\n"}}', b' [ "x\ty" , "" , [ [ ] , { } ] ] ', b'"\\b\\f\\r\\/\\"\\\\"',
    b"[NaN, Infinity, -Infinity, 0, -0, 1E400, 123456789012345678901234567890]",
]
XZ = base64.b64decode("/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4ALtAB9dADQZSe6N6ReJOjNf/fZGqAyHxctrpw44BGm4CQygLAAAAHRzFlnmVCCUAAE77gUAAAA/qtINscRn+wIAAAAABFla")
ALONE = base64.b64decode("XQAAgAD//////////wA0GUnujekXiTozX/32RqgMh8XLa6cOOARpuAkOHnTr//9McAAA")
FORMATS = [b"<IHB4sd", b">hhl", b"=3sxxq", b"@bBhHiIlLqQnNP", b"10p?e f", b"!2i3d"]
PATTERNS = [
    rb"(?P<year>\d{4})-(?P<month>\d\d)(?:-(\d\d))?", rb"(a+)b|[^a-c\s]+?|(?<=x)y*+", rb"(?i:STRASSE|\w)(?!x)(?>a|ab)c", rb"^\s*(?:#.*|(['\"])(?:\\.|(?!\1).)*\1|[-+]?\d*\.?\d+(?:e\d+)?)\s*$",
    rb"(a)?b(?(1)c|d)(?s:.)x{2,5}?", rb"[\w--_]|[]a-c-]|[^]]|\A\B", rb"(?x) ( [ab]  | # comment",
]


def archive():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo("a.txt"), TEXT)
        file.writestr(zipfile.ZipInfo("b/c.txt"), b"x")
    return out.getvalue()


def damage(data, r):
    data = bytearray(data)
    for _ in range(r.choice([1, 1, 1, 2, 3])):
        if not data:
            break
        at, kind = r.randrange(len(data)), r.randrange(7)
        if kind < 2:
            data[at] = r.choice([0, 1, 0x7F, 0x80, 0xFF, r.randrange(256), data[at] ^ (1 << r.randrange(8))])
        elif kind == 2:
            del data[at : at + r.choice([1, 1, 4, 50])]
        elif kind == 3:
            data[at:at] = bytes(r.randrange(256) for _ in range(r.choice([1, 2, 8])))
        elif kind == 4:
            data[at:at] = data[r.randrange(len(data)) :][: r.choice([1, 8, 40])]
        elif kind == 5:
            data[at : at + 4] = r.choice([b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\0\x80", b"\0\0\0\0"])
        else:
            del data[at:]
    return bytes(data)


def inflate(data):
    d = zlib.decompressobj()
    return d.decompress(data) + d.flush(), d.eof, d.unused_data, d.unconsumed_tail


def unzip(data):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return [(name, file.read(name)) for name in file.namelist()]


def structs(data, r):
    layout = r.choice([data, data.decode("latin-1")])
    values = [r.choice([0, 1, -1, 300, 2**40, 1.5, b"ab", "x", None]) for _ in range(r.randrange(8))]
    room, offset = bytes(r.randrange(40)), r.choice([0, 1, -1, 50, -50])
    return [struct.calcsize, lambda f: struct.unpack(f, room), lambda f: struct.pack(f, *values), lambda f: struct.unpack_from(f, room, offset)][r.randrange(4)](layout)


def regex(pattern, text, flags):
    compiled = re.compile(pattern, flags)
    return compiled.groups, dict(compiled.groupindex), compiled.flags, [m.span() for m in compiled.finditer(text)], compiled.split(text)


def patterns(data, r):
    text, flags = r.choice(["2020-05-06 abc", "aaab'x\\'y' strasse abc", "a]-_"]), r.choice([0, 0, 2, 8, 64])
    if b"\\z" in data:
        return None  # 3.14 knows it.
    return regex(data, text.encode(), flags) if r.random() < 0.5 else regex(data.decode("latin-1"), text, flags)


def ascii_codes(data, r):
    return r.choice([binascii.a2b_uu, binascii.a2b_qp, binascii.unhexlify, base64.b32decode, base64.a85decode, base64.b85decode, base64.b16decode, base64.b64decode])(data)


def rows(data, r):
    return list(csv.reader(data.decode("latin-1").splitlines(True), strict=r.random() < 0.5))


READERS = {
    "json": (JSON, lambda data, r: json.loads(data)), "json text": (JSON, lambda data, r: json.loads(data.decode("latin-1"))),
    "zlib": ([zlib.compress(TEXT)], lambda data, r: zlib.decompress(data)), "inflate": ([zlib.compress(TEXT)], lambda data, r: inflate(data)),
    "gzip": ([gzip.compress(TEXT, mtime=0)], lambda data, r: gzip.decompress(data)), "gzip file": ([gzip.compress(TEXT, mtime=0)], lambda data, r: gzip.GzipFile(fileobj=io.BytesIO(data)).read()),
    "bz2": ([bz2.compress(TEXT)], lambda data, r: bz2.decompress(data)), "lzma": ([XZ], lambda data, r: lzma.decompress(data)),
    "lzma alone": ([ALONE], lambda data, r: lzma.LZMADecompressor(memlimit=1 << 26).decompress(data)), "zip": ([archive()], lambda data, r: unzip(data)),
    "struct": (FORMATS, structs), "re": (PATTERNS, patterns), "codes": ([b"%:&5L;&\\@=V]R;&0\n", b"a=3Db=\nc", b"68656c6c6f", b"NBSWY3DP", b"87cURD]i"], ascii_codes),
    "csv": ([b'a,"b ""q"" c",\'d\'\r\n1;2\te\\,f\n"x\ny",\n'], rows),
}
for name, (examples, read) in READERS.items():
    digest, good = hashlib.sha256(), 0
    for seed in range(600):
        r = random.Random(seed)
        data = damage(r.choice(examples), r)
        try:
            outcome = repr(read(data, r))
            good += 1
        except MemoryError:
            outcome = "no memory"
        except Exception as error:
            outcome = f"{type(error).__name__}: {error}"
        if "Limit" not in outcome and "memory" not in outcome:
            digest.update(ascii(outcome).encode())
    print(name, good, digest.hexdigest())
