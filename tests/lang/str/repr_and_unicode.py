# repr and ascii of every kind of character; unicode behaviour of indexing, comparing, case.
for s in ["plain", "tab\t", "nl\n", "cr\r", "quote'", 'dq"', "both'\"", "back\\slash", "\0\x01\x1f\x7f", "\x80\x9f\xa0\xad", "é", "日本", "😀", "\u200b", "\u2028", "\ufeff", "\ud800", "\udfff", "\U0010ffff", "\u0378", "e\u0301", "\u00a0", "\u3000", "\ue000", "\U000e0001", "\u061c", "Ａ"]:
    print(repr(s), ascii(s), len(s))
print("e\u0301" == "é", "e\u0301" < "é", sorted(["é", "z", "a", "日", "😀", "Z"]), [ord(c) for c in "aé日😀"], "😀"[0], "a😀b"[1:], "a😀b"[::-1], len("👨‍👩‍👧"), "日本語".find("語"), "日本語".replace("本", "x"), "日" * 3, "日本".center(6, "*"), "\U0001F600" == "😀", chr(0x1F600), chr(0), chr(0xD800).isprintable())
import unicodedata
print(unicodedata.normalize("NFC", "e\u0301") == "é", len(unicodedata.normalize("NFD", "é")), unicodedata.normalize("NFKC", "ﬁ²"), unicodedata.name("é"), unicodedata.category("a"), unicodedata.lookup("BULLET"), unicodedata.numeric("½"), unicodedata.decimal("٣"), unicodedata.combining("\u0301"), unicodedata.east_asian_width("日"), unicodedata.bidirectional("א"), unicodedata.name("\0", "none"))
print("\x41", "\u0041", "\U00000041", "\N{LATIN CAPITAL LETTER A}", "\101", '\'', "\"", "\a\b\f\v".encode(), "a\
b")
for enc in ("utf-8", "utf-16-le", "utf-32-le", "latin-1", "ascii", "cp1252", "utf-7"):
    for s in ("abc", "é", "€", "😀"):
        try:
            b = s.encode(enc)
            assert b.decode(enc) == s
            print(enc, s, b, end="; ")
        except UnicodeEncodeError as e: print(enc, e.reason, end="; ")
    print()
for b in [b"\xff", b"\xc3", b"\xe2\x82", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xc0\x80", b"a\x80b", b"\xf5\x80\x80\x80", b"\xe2\x28\xa1", b"ok\xe9", b"\xf4\x90\x80\x80"]:
    try: b.decode()
    except UnicodeDecodeError as e: print(e)
    print(ascii(b.decode(errors="replace")), ascii(b.decode(errors="ignore")), ascii(b.decode(errors="backslashreplace")), ascii(b.decode(errors="surrogateescape")))
for c in "ßŉǰΐİıſ": print(c, c.upper(), c.lower(), c.title(), ascii(c.casefold()), c.swapcase(), end=" | ")
print("ΑΣΑ ΑΣ Σ".lower(), "ﬃ".upper(), "ŉ".capitalize(), "Dž".swapcase(), "ᾳ".upper(), "ǲ".isupper(), "ª".islower(), "Ⅳ".lower(), "ⓐ".upper())
