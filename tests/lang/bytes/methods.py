# bytes: constructor, methods, indexing, comparison.
print(bytes(), bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(range(5)), bytes(b"x"), bytes(bytearray(b"y")), bytes(memoryview(b"z")), bytes((i for i in (1, 2))), bytes.fromhex("00ff 1a"), b"\x00\xffA".hex(), b"abcdef".hex("-"), b"abcdef".hex(":", 2), b"abcdef".hex("_", -4), bytes(source="a", encoding="ascii"))
b = b"the cat sat on the mat"
print(b.find(b"cat"), b.find(97), b.rfind(b"at"), b.index(b"sat"), b.count(b"at"), b.count(116), b.replace(b"at", b"AT", 2), b.split(), b.split(b" ", 1), b.rsplit(None, 1), b.partition(b" on "), b.rpartition(b"zz"), b.startswith(b"the"), b.endswith((b"x", b"mat")), b.upper(), b.title(), b.capitalize(), b.swapcase()[:5], b.center(26, b"*"), b.ljust(24, b"."), b"7".zfill(3), b"-7".zfill(4), b" x ".strip(), b"xxa".lstrip(b"x"), b"ab".rjust(4), b"a\tb".expandtabs(4), b"a\nb\r\nc".splitlines(), b"pre-x".removeprefix(b"pre-"), b"x.py".removesuffix(b".py"))
print(b", ".join([b"a", bytearray(b"b")]), b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".translate(None, b"b"), b"abc"[0], b"abc"[-1:], b"abc"[::-1], list(b"abc"), b"abc" < b"abd", b"a" + b"b", b"ab" * 2, 97 in b"abc", b"bc" in b"abc", len(b"abc"), b"abc" == bytearray(b"abc"), hash(b"a") == hash(b"a"), max(b"abc"), sorted(b"cab"), bytes(reversed(b"abc")), b"abc".decode(), b"\xe9".decode("latin-1"), b"a".isalpha(), b"1".isdigit(), b" ".isspace(), b"A".isupper(), b"a1".isalnum(), b"\x80".isascii(), b"Ab".istitle(), b"".islower())
for f in (lambda: bytes(-1), lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes("a"), lambda: bytes(1.5), lambda: bytes(["a"]), lambda: bytes(1, "ascii"), lambda: b"a" + "b", lambda: b"a"[5], lambda: b["x"], lambda: b"abc".find("a"), lambda: b"abc".index(b"z"), lambda: b"abc".split(","), lambda: b",".join(["a"]), lambda: b"a" < "a", lambda: "a" in b"abc", lambda: 256 in b"a", lambda: b"abc".replace("a", "b"), lambda: b"\xff".decode("ascii"), lambda: bytes.fromhex("0"), lambda: bytes.fromhex("0g"), lambda: b"a".hex(""), lambda: b"a".hex("::"), lambda: b"abc".count(300), lambda: b"a".center(5, b"xy"), lambda: bytes.maketrans(b"a", b"bc"), lambda: b"a".translate(b"x"), lambda: b"a".startswith("a"), lambda: b"abc".__setitem__, lambda: b"".join(5), lambda: bytes(10**20), lambda: ord(b"ab"), lambda: b"a".partition(b""), lambda: bytes([1.0]), lambda: bytes(b"a", "x"), lambda: bytes(object())):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try: b[0] = 1
except TypeError as e: print(e)
try: del b[0]
except TypeError as e: print(e)
class B:
    def __bytes__(self): return b"from __bytes__"
print(bytes(B()), b"%b" % B(), bytes(type("I", (), {"__index__": lambda s: 2})()), int.from_bytes(b"\x01\x02"), b"x".__class__, repr(b"\t\n\r\\'\""), str(b"a"), ascii(b"\xe9"), [*b"ab"], {b"k": 1}[b"k"], tuple(b"\x00\x01"), bytes(b"ab") is not None, b"abc".find(b""), b"abc".rfind(b""), b"abc".count(b""), b"a" b"b", b"" or "empty")
