"""UTF-16 and UTF-32 of narrow texts, error handlers of encoders, tables of code pages, bytes methods."""
import codecs

texts = ["", "a", "abcdefghij" * 5, "é", "aéb" * 7, "ÿ\x80\x7f\0", "aλb", "a😀b", "\u1234" * 3, "x" * 100 + "é" + "y" * 100 + "λ"]
for t in texts:
    for e in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8"):
        data = t.encode(e)
        print(e, len(data), data[:24], data.decode(e) == t)
    for e in ("ascii", "latin-1", "cp1252", "cp437", "koi8-r", "utf-16", "utf-8"):
        for errors in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace"):
            try:
                print(e, errors, t.encode(e, errors)[:60])
            except UnicodeEncodeError as x:
                print(e, errors, x)
for t in ("\udc80a", "a\ud800", "\ud800\udc00é"):
    for e in ("ascii", "utf-8", "utf-16", "utf-32", "cp1252"):
        for errors in ("ignore", "replace", "xmlcharrefreplace", "surrogatepass"):
            try:
                print(e, errors, t.encode(e, errors))
            except UnicodeEncodeError as x:
                print(e, errors, x)
print("a\\b\n\r\t\x7f\xe9\u20ac\U0001f600'\"".encode("unicode_escape"), "é\u20ac\\".encode("raw_unicode_escape"))
table = {97: 98, 0xE9: b"xy", 0x20AC: None}
for t in ("aaa", "aé", "z", "€"):
    for errors in ("strict", "ignore", "replace"):
        try:
            print(codecs.charmap_encode(t, errors, table))
        except UnicodeEncodeError as x:
            print(x)


def changes(error):
    table[122] = 65
    return "a", error.end


codecs.register_error("changes", changes)
print(codecs.charmap_encode("zaz", "changes", table))
for data in (b"", b"abc", "aé€😀".encode() * 3, b"a\xffb", b"\xc3", "é".encode() + b"\xe2\x82"):
    for errors in ("replace", "ignore", "backslashreplace", "surrogateescape"):
        print(data.decode("utf-8", errors).encode("unicode_escape"))

s = b"hello world, hello there" * 3
print(s.translate(None, b"lo"), s.translate(bytes.maketrans(b"el", b"xy"), b" "), s.translate(bytes(range(256))) == s, b"".translate(None, b"a"))
print(s.replace(b"l", b"L"), s.replace(b"z", b"Z") is s, s.replace(b"l", b"L", 2), s.replace(b"l", b""), bytearray(s).replace(b"h", b"J"))
for text in ("", "00", "aBcD", "a", "0g", "12 34", " 12", "1 2", "é0", "00" * 50, "FfF0"):
    try:
        print(bytes.fromhex(text), bytearray.fromhex(text))
    except ValueError as e:
        print(e)
