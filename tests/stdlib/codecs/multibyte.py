"""The multibyte codecs: tables, errors, increments, shift states."""
import codecs
import hashlib
import io
import sys

STATELESS = ["gb2312", "gbk", "gb18030", "big5", "big5hkscs", "cp950", "shift_jis", "cp932", "euc_jp", "shift_jis_2004",
             "euc_jis_2004", "shift_jisx0213", "euc_jisx0213", "euc_kr", "cp949", "johab"]
TEXTS = ["漢字かなカナ", "中文繁體", "简体中文", "한국어", "~\\", "か゚ê̄", "😀€", "¥‾", "ｶﾅ", "line\n漢\n字"]
DATA = [b"a\xff\x81", b"\x81", b"\xa4\xa2\x8f", b"\x84\x31\x82", b"\x8e\xa2x", b"\x81\x30\x81\x30"]

whole = "".join(map(chr, [*range(0, 0xD800, 7), *range(0xE000, 0x10000, 7), *range(0x20000, 0x20800, 7)]))
for name in STATELESS:
    encoded = whole.encode(name, "ignore")
    print(name, len(encoded), hashlib.sha256(encoded).hexdigest()[:16],
          hashlib.sha256(encoded.decode(name, "ignore").encode("utf-8")).hexdigest()[:16])
for name in [*STATELESS, "hz", "iso2022_jp", "iso2022_kr"]:
    for text in TEXTS:
        print(name, text, text.encode(name, "replace"), text.encode(name, "xmlcharrefreplace") if name != "hz" else "")
    for data in DATA:
        try:
            print(name, data, data.decode(name))
        except UnicodeDecodeError as error:
            print(error)
        if name != "euc_jisx0213":
            print(data.decode(name, "replace"), data.decode(name, "ignore"), data.decode(name, "backslashreplace"))
    text = {"big5": "中文ab\n繁體", "cp950": "中文ab\n繁體", "johab": "한국어ab\n텍스트"}.get(name)
    for text in filter(None, [text, "漢字abc\n中文"]):
        try:
            data = text.encode(name)
        except UnicodeEncodeError as error:
            print(error)
            continue
        decoder, encoder = codecs.getincrementaldecoder(name)(), codecs.getincrementalencoder(name)()
        print("".join(decoder.decode(bytes([byte])) for byte in data) + decoder.decode(b"", True) == text)
        print(b"".join(encoder.encode(c) for c in text) + encoder.encode("", True) == data)
        stream = codecs.getreader(name)(io.BytesIO(data))
        print([stream.readline(), stream.read()])
        print(list(io.TextIOWrapper(io.BytesIO(data), encoding=name)))
for name in ("gbk-x",):
    try:
        codecs.lookup(name)
    except LookupError as error:
        print(error)
