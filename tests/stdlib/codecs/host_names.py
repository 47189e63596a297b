"""The database of Unicode 3.2.0 and what is built on it: host names (idna), punycode."""
import hashlib
import unicodedata
from unicodedata import ucd_3_2_0 as old

print(old.unidata_version, old.name("\u2603"), old.name("\U0001f600", None), old.lookup("SNOWMAN"))
facts = hashlib.sha256()
for point in [*range(0x3400), *range(0x9F00, 0xD900), *range(0xF900, 0x12000), *range(0x1D000, 0x1D800), *range(0x2F800, 0x2FA20)]:
    c = chr(point)
    facts.update(repr((old.category(c), old.bidirectional(c), old.combining(c), old.mirrored(c), old.east_asian_width(c),
                       old.decomposition(c), old.decimal(c, None), old.digit(c, None), old.numeric(c, None))).encode())
print(facts.hexdigest())
for text in ["Å", "e\u0301\u0323", "\U0002f868", "\ufb01", "가", "\u1100\u1161\u11a8", "\u2126", "\uff76\uff9e", "\u0b47\u0300\u0b3e",
             "\u1e9b\u0323", "\U0001d7d8", "a\u05ae\u0300\u0315b", "\u1b06", "\u32ff"]:
    print([ascii(old.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")], old.is_normalized("NFC", text))
for name in ["bücher.example", "faß.de", "例え.テスト", "ÄÖ.Com.", "\u2603.net", "xn--bcher-kva.example", "\u0221.x", "a\u200db"]:
    try:
        print(name.encode("idna"), name.encode("idna").decode("idna"))
    except UnicodeError as error:
        print(type(error).__name__)
print("bücher".encode("punycode"), b"bcher-kva".decode("punycode"))
for call in [lambda: old.lookup("GRINNING FACE"), lambda: old.name("\U0001f600"), lambda: old.decimal("x"), lambda: old.normalize("x", "y")]:
    try:
        call()
    except (KeyError, ValueError) as error:
        print(repr(error))
