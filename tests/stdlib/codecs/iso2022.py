"""The codecs with escape sequences: what each can write, its state, what it says of the rest."""

import codecs
import io

NAMES = ["iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_3", "iso2022_jp_2004", "iso2022_jp_ext", "iso2022_kr"]
TEXTS = ["か゜あ", "か\u309a", "\u02e9\u02e5", "丂", "é", "ｱ", "俱𠂉", "한글", "αλ\n中", "a\xa5b\u203e", "x\n"]

for name in NAMES:
    print(name)
    for text in TEXTS:
        try:
            data = text.encode(name)
        except UnicodeEncodeError as error:
            print("  ", ascii(text), error.start, error.reason)
        else:
            print("  ", data, data.decode(name) == text)

for data in (b"ab\x1bdef", b"ab\x1b$def", b"\x1b$BCf\x1b(B\x80", b"\x1b$", b"\x1b$B!", b"\x1b&@\x1b$BCf",
             b"\x1b.A\x1bN\x69", b"\x1b.F\x1bN\x61", b"\x1b$)C\x0eGQ\nGQ"):
    for name in ("iso2022_jp", "iso2022_jp_2", "iso2022_kr"):
        try:
            print(name, data, ascii(data.decode(name)))
        except UnicodeDecodeError as error:
            print(name, data, error.start, error.end, error.reason, ascii(data.decode(name, "replace")))

encoder = codecs.getincrementalencoder("iso2022_jp")()
print(hex(encoder.getstate()), encoder.encode("あ"), hex(encoder.getstate()), encoder.encode("い", True))
encoder = codecs.getincrementalencoder("euc_jis_2004")()
print(encoder.encode("\u00e6"), encoder.getstate(), encoder.encode("\u0300"))
decoder = codecs.getincrementaldecoder("iso2022_jp")()
print([decoder.decode(bytes([byte])) for byte in "aあb".encode("iso2022_jp")])
try:
    del encoder.errors
except AttributeError as error:
    print(type(error).__name__)
for state in (123, ("no", 0), (b"1", "no"), (b"123456789", 0)):
    try:
        decoder.setstate(state)
    except (TypeError, UnicodeError) as error:
        print(type(error).__name__)
stream = codecs.getwriter("iso2022_jp")(io.BytesIO())
stream.write("あ")
stream.reset()
print(stream.stream.getvalue())
