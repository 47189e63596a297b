"""Marshalled values that are cut off, claim too much or are none: which exception, with which words."""
import marshal

for data in [
    b"", b"[", b"[\1\0\0\0", b"[\1\0\0", b")", b")\2N", b"(\1\0\0\0", b"z", b"z\3ab", b"z\2\xff\xe9", b"a\2\0\0\0\xc3\xa9", b"A\1\0\0\0\xe9", b"u\2\0\0\0\xff\xfe", b"u\3\0\0\0\xed\xa0\x80", b"s\xff\xff\xff\xff",
    b"s\5\0\0\0ab", b"f", b"f\3", b"f\3abc", b"f\0", b"f\2\xff.", b"f\4 1.5", b"x\0031.5\2x1", b"g\0\0", b"y" + bytes(12), b"i\1", b"I" + bytes(7), b"I" + b"\xff" * 8, b"l\1\0\0\0", b"l\1\0\0\0\0\x80",
    b"l\2\0\0\0\xff\xff", b"l\2\0\0\0\1\0\0\0", b"l\xfe\xff\xff\xff\1\0\2\0", b"l\0\0\0\0", b"{N", b"{0", b"{N0", b"{NN", b"{[\0\0\0\0N0", b"<\1\0\0\0[\0\0\0\0", b"<\1\0\0\0N", b">\2\0\0\0NN", b"r\0\0\0\0",
    b"\xdb\1\0\0\0r\0\0\0\0", b"\xfb\1\0\0\0r\1\0\0\0", b"0", b"[\1\0\0\x000", b"?", b"\x80", b"[\xff\xff\xff\xff", b"(\0\0\0\x80", b"N" * 3, b"T", b"F", b".", b"S",
]:
    try:
        value = marshal.loads(data)
        print(data, ascii(value), type(value).__name__)
    except Exception as error:
        print(data, type(error).__name__, ascii(str(error)))
