"""Damaged data for everything that reads a format: run by the VM under test.

    GILLIE fuzz/damaged.py [FIRST-SEED] [SECONDS]

Each reader gets good data with some bytes changed, removed, doubled or put together anew. It may raise what it likes; a
panic (`SystemError`), a crash, or ten seconds without listening to the alarm is a defect. The seed at hand is printed
before a reader runs only if it fails, so a run that dies says nothing: then run it again with `-v`.
"""
import array, ast, base64, binascii, bz2, codecs, collections, csv, datetime, decimal, email, fractions, gzip, io, json, lzma, marshal
import mmap, operator, pickle, plistlib, random, re, signal, string, struct, sys, tarfile, time, tokenize, tomllib, types, unicodedata, uuid, zipfile, zlib
import html, ipaddress, shlex, textwrap, urllib.parse, xml.etree.ElementTree as etree, xml.parsers.expat as expat, zoneinfo, locale, pickletools, configparser


class Point:
    def __init__(self, x=1): self.x = x
    def __reduce__(self): return (Point, (self.x,), {"y": [1]})


def sample():
    return [1, -5, 2**70, 1.5, "a\u20ac\U0001f600", b"xy", None, True, (1, (2,)), {"k": [1], 2: {3}}, frozenset({4}), 1j, ..., bytearray(b"q"), Point(3), datetime.datetime(2020, 1, 2), decimal.Decimal("1.5"), collections.OrderedDict(a=1), range(3), int, len]


def simple(): return [1, -5, 2**70, 1.5, "a\u20ac\U0001f600", b"xy", None, True, (1, (2,)), {"k": [1], 2: {3}}, frozenset({4}), 1j, ..., "interned", "interned"]


CODE = compile("def f(a, *b, c=1, **d):\n  try:\n    x = [y for y in a if y]\n    return lambda: x\n  finally:\n    with a as q: yield q\nclass C[T]:\n  z: int = 1\n  async def m(self): return await super().m()\n", "f", "exec")


def archive():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z: z.writestr("a/b.txt", "hello" * 20); z.writestr("c", b"\0" * 50)
    return out.getvalue()


def tar():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as t:
        info = tarfile.TarInfo("x"); info.size = 5; t.addfile(info, io.BytesIO(b"hello"))
    return out.getvalue()


TEXT = b"caf\xc3\xa9 \xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e \xed\x95\x9c\xea\xb5\xad \xf0\x9f\x98\x80 plain ascii text\n" * 3
ENCODINGS = """utf-8 utf-16 utf-16-le utf-32 utf-32-be utf-7 utf-8-sig ascii latin-1 cp1252 cp437 koi8-r mac-roman shift_jis shift_jis_2004 euc_jp euc_jis_2004 euc_jisx0213 iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_2004 iso2022_jp_3 iso2022_jp_ext iso2022_kr
cp932 cp949 cp950 euc_kr johab big5 big5hkscs gb2312 gbk gb18030 hz unicode_escape raw_unicode_escape idna punycode charmap""".split()
ERRORS = ["strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass", "xmlcharrefreplace", "namereplace"]


def decode(data, r):
    encoding, errors = r.choice(ENCODINGS), r.choice(ERRORS)
    kind = r.randrange(5)
    if kind == 0: return data.decode(encoding, errors).encode(r.choice(ENCODINGS), r.choice(ERRORS))
    if kind == 1:
        decoder = codecs.getincrementaldecoder(encoding)(errors)
        for i in range(0, len(data), 3):
            decoder.decode(data[i : i + 3], i + 3 >= len(data))
            if r.random() < .1: decoder.setstate(decoder.getstate())
            if r.random() < .02: decoder.reset()
    if kind == 2:
        encoder = codecs.getincrementalencoder(encoding)(errors)
        text = data.decode("utf-8", "surrogateescape")
        for i in range(0, len(text), 2):
            encoder.encode(text[i : i + 2])
            if r.random() < .1: encoder.setstate(encoder.getstate())
        encoder.encode("", True)
    if kind == 3:
        stream = codecs.getreader(encoding)(io.BytesIO(data), errors)
        while stream.readline(r.choice([None, 1, 3])) if r.random() < .5 else stream.read(r.choice([-1, 1, 5])): pass
    if kind == 4:
        stream = io.TextIOWrapper(io.BytesIO(data), encoding, errors, newline=r.choice([None, "", "\n", "\r\n", "\r"]))
        while stream.read(r.choice([1, 2, 7])):
            if r.random() < .3: stream.seek(stream.tell())


def xml(data, r):
    parser = expat.ParserCreate(r.choice([None, "utf-8", "utf-16", "iso-8859-1", "us-ascii"]), r.choice([None, "!", ""]))
    parser.buffer_text = r.random() < .5
    seen = []
    for name in dir(parser):
        if name.endswith("Handler"):
            setattr(parser, name, (lambda *a, name=name: (seen.append(a), r.random() < .01 and setattr(parser, name, None), 1)[2]))
    parser.ordered_attributes = r.random() < .5
    step = r.choice([1, 5, 10**6])
    for i in range(0, len(data), step): parser.Parse(data[i : i + step], i + step >= len(data))


XML = b'''<?xml version="1.0" encoding="utf-8"?><!DOCTYPE r [<!ENTITY e "v&#65;"><!ENTITY % p "x"><!ELEMENT r (a|b)*><!ATTLIST r k CDATA "d" i ID #IMPLIED><!NOTATION n SYSTEM "s"><!ENTITY u SYSTEM "f" NDATA n>]>
<r k="1" xmlns="u:v" xmlns:q="w"><!-- c --><q:a q:z='&lt;'>t&e;&#x20AC;<![CDATA[ ]]> ]]</q:a><?pi data?><b/>\xe2\x82\xac</r>'''


def struct_of(data, r):
    letters = "".join(r.choice("<>=!@") if i == 0 and r.random() < .5 else r.choice("xcbB?hHiIlLqQnNefdspP") if r.random() < .7 else r.choice(["3", "0", "12", "2147483648", "99999999999999999999"]) + r.choice("xsphqd") for i in range(r.randrange(6)))
    size = struct.calcsize(letters)
    if size > 10**6: return
    struct.unpack_from(letters, data, r.choice([0, 1, -1, -size, 10**20]))
    list(struct.iter_unpack(letters, data))
    struct.pack_into(letters, bytearray(data), r.choice([0, -3, 2**63]), *struct.unpack(letters, bytes(size)))


def formats(data, r):
    text = data.decode("latin-1")
    value = r.choice([0, -3, 2**80, 1.5, -0.0, float("inf"), 1e300, 1 + 2j, "abc", True, decimal.Decimal("-1.5e10"), datetime.datetime(1, 1, 1), fractions.Fraction(3, 7), None])
    spec = "".join(r.choice("<>=^+- #0,_.123456789zbcdeEfFgGnosxX%{}!a\u00e9\0") for _ in range(r.randrange(9)))
    if re.search(r"\d{6,}", spec): return
    for f in (lambda: format(value, spec), lambda: ("%" + spec) % value, lambda: ("%(a)" + spec) % {"a": value}, lambda: ("{:" + spec + "}").format(value), lambda: ("{" + spec + "}").format(value, a=value),
              lambda: (b"%" + spec.encode()) % value, lambda: string.Template(text).safe_substitute(a=1), lambda: datetime.datetime(2000, 2, 3).strftime(text), lambda: datetime.datetime.strptime(text, text),
              lambda: time.strptime(text, "%" + spec), lambda: float(text), lambda: int(text, r.randrange(-1, 40)), lambda: complex(text), lambda: float.fromhex(text), lambda: decimal.Decimal(text), lambda: fractions.Fraction(text), lambda: uuid.UUID(text)):
        attempt(f)


def regex(data, r):
    pieces = ["a", "b", ".", "\\w", "[ab]", "[^a]", "(", ")", "(?:", "(?P<n>", "(?P=n)", "(?=", "(?!", "(?<=", "(?<!", "|", "*", "+", "?", "{2,3}", "{,5}", "*?", "++", "(?>", "\\1", "\\2", "^", "$", "\\b", "\\B", "(?i:", "(?x)", "(?(1)", "\\d", "\\x41", "\\N{DIGIT ONE}", "[[:a-z]", "]", "\\", "(?s-i:", "{", "}", "é", "\\Z", "\\A"]
    pattern = "".join(r.choice(pieces) for _ in range(r.randrange(9)))
    flags = r.choice([0, re.I, re.M, re.S, re.X, re.A, re.I | re.M])
    text = "".join(r.choice("aabb1 \u00e9\n\u0130") for _ in range(r.randrange(25)))
    compiled = re.compile(pattern, flags)
    for f in (lambda: compiled.findall(text), lambda: compiled.sub("".join(r.choice(["\\1", "x", "\\g<n>", "\\g<0>", "\\"]) for _ in range(3)), text), lambda: compiled.split(text, 3), lambda: compiled.fullmatch(text, -1, 99), lambda: [m.span(r.randrange(3)) for m in compiled.finditer(text)], lambda: compiled.scanner(text).search()):
        attempt(f)


def sre(data, r):
    import _sre
    good = re._compiler._code(re._parser.parse("(a|b)*?c[^d-f]{2,}(?=x)\\b(?(1)y|z)"), 0)
    words = list(good)
    for _ in range(r.randrange(1, 4)): words[r.randrange(len(words))] = r.choice([0, 1, 2, 7, 40, 2**32 - 1, len(words), r.randrange(50)])
    if r.random() < .2: del words[r.randrange(len(words)) :]
    compiled = _sre.compile("x", 0, words, r.choice([0, 1, 2]), {}, (None,) * r.choice([1, 2]))
    for text in ("abcxx", "aacgg x", b"zz", ""): attempt(lambda: compiled.search(text)); attempt(lambda: compiled.findall(text))


def code_words(data, r):
    code = CODE.co_consts[0] if isinstance(CODE.co_consts[0], types.CodeType) else CODE
    field = r.choice([n for n in dir(code) if n.startswith("co_") and not callable(getattr(code, n))])
    old = getattr(code, field)
    if isinstance(old, bytes): new = damage(old, r)
    elif isinstance(old, int): new = r.choice([0, 1, -1, old + 1, old - 1, 2**31, 2**63, 255])
    elif isinstance(old, tuple): new = r.choice([(), old + ("q",), old[1:], old * 300, (1,), (None,) * 3])
    else: new = r.choice(["", None, "x" * 1000])
    changed = code.replace(**{field: new})
    for f in (lambda: exec(changed, {}), lambda: list(changed.co_lines()), lambda: list(changed.co_positions()), lambda: __import__("dis").code_info(changed), lambda: hash(changed) and changed == code, lambda: marshal.dumps(changed), lambda: list(itertools_take(types.FunctionType(changed, {}, closure=tuple(types.CellType(1) for _ in changed.co_freevars))([1])))):
        attempt(f)


def itertools_take(x): return [y for _, y in zip(range(5), x)]


def mapping(data, r):
    if not data: return
    m = mmap.mmap(-1, len(data)); m[:] = data
    for _ in range(6):
        a, b, c = (r.choice([0, 1, -1, len(data), len(data) // 2, 2**63 - 1, -2**63, 2**64]) for _ in range(3))
        attempt(r.choice([lambda: m.find(b"a", a, b), lambda: m.rfind(b"a", a, b), lambda: m.move(a, b, c), lambda: m.resize(a if abs(a) < 10**6 else 5), lambda: m.seek(a, r.randrange(4)), lambda: m.read(a), lambda: m.write(data), lambda: m.readline(), lambda: m.flush(a, b), lambda: m.madvise(mmap.MADV_NORMAL, a, b),
                          lambda: m[a:b:c], lambda: m.__setitem__(slice(a, b), b"x"), lambda: memoryview(m)[a:b].tolist(), lambda: m.close(), lambda: m.write_byte(a), lambda: m[a], lambda: m.__setitem__(a, b), lambda: bytes(m), lambda: re.search(b"a+", m), lambda: m.tell(), lambda: m.size()]))


def views(data, r):
    m = memoryview(bytearray(data))
    for _ in range(5):
        a, b, c = (r.choice([0, 1, -1, 2, 5, len(data), 2**63 - 1, -2**63, None]) for _ in range(3))
        def f():
            nonlocal m
            k = r.randrange(9)
            if k == 0: m = m[a:b:c]
            elif k == 1: m = m.cast(r.choice(["B", "b", "c", "h", "i", "q", "d", "f", "?", "@i", "P", "e", "x"]))
            elif k == 2: m = m.cast("B", [r.randrange(4) for _ in range(r.randrange(5))])
            elif k == 3: m[a:b] = m[b:a] if r.random() < .5 else b"xx"
            elif k == 4: m[a] = r.choice([0, 300, b"a", 1.5, -1])
            elif k == 5: return m.tolist(), m.tobytes(r.choice(["C", "F", "A"])), m.hex("-", 3), m == m[::-1], hash(m.toreadonly())
            elif k == 6: return m.nbytes, m.strides, m.shape, m.suboffsets, m.contiguous, array.array("i").frombytes(m), struct.unpack_from("i", m)
            elif k == 7: return m[a, b], bytes(m), int.from_bytes(m, "little"), m.index(0), m.count(1)
            else: m.release()
        attempt(f)


def array_of(data, r):
    a = array.array(r.choice("bBuwhHiIlLqQfd"))
    for _ in range(6):
        n = r.choice([0, 1, -1, 2**31, -2**63, 2**63, 2**64, 1.5, "x", b"x", None])
        attempt(r.choice([lambda: a.frombytes(data), lambda: a.append(n), lambda: a.insert(n, n), lambda: a.pop(n), lambda: a.extend(a), lambda: a.fromlist([1, n]), lambda: a.fromunicode(str(n)), lambda: a.byteswap(), lambda: a.__imul__(r.randrange(-1, 4)), lambda: a[n:None:2], lambda: a.__setitem__(slice(None, None, -1), a),
                          lambda: a.index(n), lambda: a.fromfile(io.BytesIO(data), 3), lambda: a.tofile(io.BytesIO()), lambda: array._array_reconstructor(array.array, r.choice("bBuiIqQfd"), r.randrange(-1, 24), data), lambda: pickle.loads(pickle.dumps(a)), lambda: memoryview(a)[1:].cast("B").tolist(), lambda: a.tounicode(), lambda: repr(a), lambda: a.__delitem__(slice(0, None, 2))]))


def rows(data, r):
    text = data.decode("latin-1")
    options = {k: v for k, v in dict(delimiter=r.choice([",", ";", "\t", " ", "é", "", "ab", None]), quotechar=r.choice(['"', "'", None, ",", ""]), escapechar=r.choice([None, "\\", ","]), doublequote=r.random() < .5, skipinitialspace=r.random() < .5,
        lineterminator=r.choice(["\r\n", "", "x", None]), quoting=r.choice([0, 1, 2, 3, 4, 5, 9, -1]), strict=r.random() < .5).items() if r.random() < .6}
    attempt(lambda: list(csv.reader(text.splitlines(True), **options)))
    attempt(lambda: csv.writer(io.StringIO(), **options).writerows([[text, 1, None, 1.5], [], [""]]))
    attempt(lambda: csv.Sniffer().sniff(text[:50]))


def dates(data, r):
    n = lambda: r.choice([0, 1, -1, 12, 31, 60, 9999, 10000, 2**31, -2**63, 1e300, float("nan"), "x", None])
    for f in (lambda: datetime.date(n(), n(), n()), lambda: datetime.datetime(n(), n(), n(), n(), n(), n(), n()), lambda: datetime.timedelta(n(), n(), n()) * n(), lambda: datetime.datetime.fromisoformat(data.decode("latin-1")), lambda: datetime.time.fromisoformat(data.decode("latin-1")[:20]), lambda: datetime.date.fromisocalendar(n(), n(), n()), lambda: datetime.datetime.fromtimestamp(n()),
              lambda: datetime.datetime(data), lambda: datetime.date(data[:4]), lambda: datetime.time(data[:6]), lambda: datetime.timezone(datetime.timedelta(n())), lambda: decimal.Context(n(), n(), n(), n()), lambda: decimal.Decimal((n(), (1, n()), n())), lambda: decimal.Decimal("1e9999999") ** 3, lambda: decimal.Decimal(1).scaleb(n()), lambda: decimal.Decimal("1.5").quantize(decimal.Decimal(f"1e{r.randrange(-50, 50)}")), lambda: time.strftime(data.decode("latin-1"), tuple(r.randrange(-5, 70) for _ in range(9))), lambda: time.localtime(n()), lambda: time.mktime(tuple(n() for _ in range(9)))):
        attempt(f)


def unicode_of(data, r):
    text = data.decode("utf-8", "surrogatepass" if r.random() < .5 else "replace") + chr(r.randrange(0x110000)) * r.randrange(3)
    for f in (lambda: unicodedata.normalize(r.choice(["NFC", "NFD", "NFKC", "NFKD"]), text), lambda: unicodedata.lookup(text), lambda: unicodedata.name(text[-1]), lambda: text.casefold().title().swapcase().upper(), lambda: text.isidentifier() and text.isprintable(), lambda: text.translate({ord(c): r.choice(["", "ab", None, 0x10FFFF, -1]) for c in text[:5]}),
              lambda: text.expandtabs(r.choice([0, -1, 8])), lambda: text.splitlines(), lambda: text.center(40, text[-1]), lambda: eval(repr(text)) == text, lambda: ast.literal_eval(text), lambda: text.encode("idna"), lambda: text.removeprefix(text[:3]).partition(text[-1]), lambda: sys.intern(text), lambda: hash(text), lambda: text.replace(text[0:1], text[-1], r.randrange(-1, 4)), lambda: setattr(Point(), text, 1)):
        attempt(f)


def reader(make, read): return lambda r: read(damage(make(), r))


def plain(read): return lambda r: read(damage(TEXT, r), r)


class Unpickler(pickle._Unpickler):
    def find_class(self, module, name): return super().find_class(module, name) if module in ("__main__", "collections", "datetime", "decimal", "copyreg", "_codecs") else Point


def unpickle(data):
    # Nothing that ends the process or takes the machine's memory may be found by accident.
    if b"posix" in data or b"sys" in data or b"subprocess" in data: return
    attempt(lambda: Unpickler(io.BytesIO(data)).load())
    pickle.loads(data)


def inflate(data):
    d = zlib.decompressobj(15)
    while data: d.decompress(data[:7], 100); data = data[7:]
    d.flush(10)


def unarchive(data):
    with zipfile.ZipFile(io.BytesIO(data)) as z: [z.read(n) for n in z.namelist()]


def untar(data):
    with tarfile.open(fileobj=io.BytesIO(data)) as t: [t.extractfile(m).read() for m in t if m.isfile() and m.size < 10**6]


READERS = {
    "marshal": reader(lambda: marshal.dumps(simple()), marshal.loads), "marshal code": reader(lambda: marshal.dumps(CODE), lambda d: marshal.loads(d)),
    "pickle": lambda r: unpickle(damage(pickle.dumps(sample(), r.randrange(6)), r)), "pickletools": lambda r: pickletools.dis(damage(pickle.dumps(simple(), r.randrange(6)), r), io.StringIO()),
    "zlib": reader(lambda: zlib.compress(TEXT), zlib.decompress), "zlib object": reader(lambda: zlib.compress(TEXT * 50), inflate), "raw deflate": reader(lambda: zlib.compress(TEXT, wbits=-15), lambda d: zlib.decompress(d, -15)), "gzip": reader(lambda: gzip.compress(TEXT), gzip.decompress),
    "bz2": reader(lambda: bz2.compress(TEXT), bz2.decompress), "lzma": reader(lambda: lzma.compress(TEXT), lambda d: lzma.LZMADecompressor(memlimit=1 << 26).decompress(d)), "lzma alone": reader(lambda: lzma.compress(TEXT, lzma.FORMAT_ALONE), lambda d: lzma.LZMADecompressor(memlimit=1 << 26).decompress(d)),
    "decode": plain(decode), "xml": lambda r: xml(damage(XML, r), r), "etree": reader(lambda: XML, etree.fromstring), "json": reader(lambda: json.dumps([1, {"a": [1.5, None, "\u20ac\\u1234"]}, 10**30]).encode(), json.loads), "toml": reader(lambda: b'a = 1\n[b.c]\nd = [1, "x", 1979-05-27T07:32:00Z]\n', lambda d: tomllib.loads(d.decode("latin-1"))),
    "plist": reader(lambda: plistlib.dumps({"a": [1, b"x", 1.5]}, fmt=plistlib.FMT_BINARY), plistlib.loads), "base64": reader(lambda: base64.b64encode(TEXT), lambda d: (base64.b64decode(d), attempt(lambda: base64.b85decode(d)), attempt(lambda: base64.a85decode(d)), attempt(lambda: binascii.a2b_uu(d)), attempt(lambda: binascii.a2b_qp(d)), attempt(lambda: binascii.unhexlify(d)))),
    "struct": plain(struct_of), "format": lambda r: formats(damage(b"%d {} 1_0 $a 0x1p3 %Y-%m", r), r), "regex": plain(regex), "sre": plain(sre), "code": plain(code_words), "mmap": plain(mapping), "views": plain(views), "array": plain(array_of), "csv": lambda r: rows(damage(b'a,"b ""q"" c",\'d\'\r\n1;2\te\\,f\n"x\ny",\n', r), r),
    "dates": lambda r: dates(damage(b"2020-01-02T03:04:05.678+09:00", r), r), "unicode": lambda r: unicode_of(damage("e\u0301\ufb01 \u1e9e\u0345\uac00 DIGIT ONE".encode(), r), r), "zip": reader(archive, unarchive), "tar": reader(tar, untar), "email": reader(lambda: b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\n\nhi =?utf-8?q?=41?=\n--x--", lambda d: email.message_from_bytes(d).as_string()),
    "source": lambda r: compile(damage(SOURCE, r), "f", r.choice(["exec", "single", "eval"])), "ast": lambda r: compile(twist(ast.parse(SOURCE), r), "f", "exec"), "tokenize": lambda r: list(tokenize.tokenize(io.BytesIO(damage(SOURCE, r)).readline)), "url": lambda r: urllib.parse.urlparse(damage(b"http://u:p@[::1]:80/a;b?c=d#e", r)), "html": lambda r: html.unescape(damage(b"&lt;&#x41;&#99999999;&notit;", r).decode("latin-1")), "ini": lambda r: configparser.ConfigParser().read_string(damage(b"[a]\nb = %(c)s\n c=1\n", r).decode("latin-1")),
}
SOURCE = b"""@d
async def f(a, /, b: int = 1, *c, d=2, **e) -> str:
    async with a as (b, [c, *d]), q: return f'{a!r:>{b}} {{}} {x=}'
    match a:
        case [1, *_, {'k': C(x=1) | None, **r}] if b: yield
    try: x = y = await z
    except* (A, B) as g: del g.h[1:2, ...]
    else: raise
    finally: nonlocal_ = lambda *a: (yield)
class C[T: int, *U](B, metaclass=M): x: int; type Y = list[T]
while (n := 10) < 5 <= 1j: break
else: print([i async for i in j if k for l in m], {**a, 'b': 1}, {*a}, not -x ** 2 @ y // 0x_f, b'\\xff' rb'a')
"""


def twist(tree, r):
    nodes = list(ast.walk(tree))
    for _ in range(r.randrange(1, 4)):
        node = r.choice(nodes)
        if not node._fields: continue
        field = r.choice(node._fields)
        value = getattr(node, field, None)
        new = r.choice([None, 1, "x", "", [], r.choice(nodes), [r.choice(nodes)], [None], -1, "None", 2**70, ast.Constant(r.choice([[1], object(), 1, b"x", ..., (1, [2])]))])
        setattr(node, field, new)
        if r.random() < .1: node.lineno = r.choice([-1, 0, 2**31, 2**70, "x"])
    return tree


def damage(data, r):
    data = bytearray(data)
    for _ in range(r.choice([0, 1, 1, 2, 3, 8])):
        if not data: break
        at = r.randrange(len(data)); kind = r.randrange(7)
        if kind < 2: data[at] = r.choice([0, 1, 0x7F, 0x80, 0xFF, r.randrange(256), data[at] ^ (1 << r.randrange(8))])
        elif kind == 2: del data[at : at + r.choice([1, 1, 4, 50])]
        elif kind == 3: data[at:at] = bytes(r.randrange(256) for _ in range(r.choice([1, 2, 8])))
        elif kind == 4: data[at:at] = data[r.randrange(len(data)) :][: r.choice([1, 8, 40])]
        elif kind == 5: data[at : at + 4] = r.choice([b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\0\x80", b"\0\0\0\0"])
        else: del data[at:]
    return bytes(data)


class Slow(BaseException): pass


failed = 0


def attempt(f):
    global failed
    try: return f()
    except (Slow, KeyboardInterrupt): raise
    except MemoryError: pass
    except BaseException as error:
        # What CPython itself calls a SystemError is none of ours.
        if isinstance(error, SystemError) and ("native" in str(error) or "panic" in str(error) or "malformed" in str(error)):
            failed += 1; print("FAILED", NOW, str(error)[:300], flush=True)


NOW = None


def ring(*_): raise Slow


def main(seed, seconds, loud):
    global NOW
    signal.signal(signal.SIGALRM, ring)
    sys.set_int_max_str_digits(5000)
    end, count = time.monotonic() + seconds, 0
    only = sys.argv[4:] or list(READERS)
    while time.monotonic() < end:
        r = random.Random(seed)
        name = only[seed % len(only)]
        NOW = (seed, name)
        if loud: print(*NOW, flush=True)
        began = time.monotonic()
        signal.setitimer(signal.ITIMER_REAL, 5)
        try: attempt(lambda: READERS[name](r))
        except Slow: print("SLOW", *NOW, flush=True)
        finally: signal.setitimer(signal.ITIMER_REAL, 0)
        if time.monotonic() - began > 10: print("DEAF", *NOW, time.monotonic() - began, flush=True)
        seed += 1; count += 1
    print(count, "inputs, next seed", seed, "failed", failed)


if __name__ == "__main__":
    main(int((sys.argv + ["", "0"])[1] or 0) if len(sys.argv) > 1 else 0, float(sys.argv[2]) if len(sys.argv) > 2 else 20, "-v" in sys.argv[3:4])
