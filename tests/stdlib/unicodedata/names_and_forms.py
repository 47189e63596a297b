# unicodedata: names, aliases, named sequences, properties and normal forms.
import unicodedata

for c in "aÀß٣½Ⅷ㆒中한🐍\u0301\u200d\ue000\U0010fffd\x00\x7f":
    print(ascii(c), unicodedata.name(c, "none"), unicodedata.category(c), unicodedata.bidirectional(c), unicodedata.combining(c), unicodedata.east_asian_width(c), unicodedata.mirrored(c), unicodedata.decomposition(c), unicodedata.decimal(c, None), unicodedata.digit(c, None), unicodedata.numeric(c, None))
for name in ["LATIN SMALL LETTER A WITH ACUTE", "latin small letter a", "LINE FEED", "NEW LINE", "lf", "NBSP", "ZERO WIDTH JOINER", "ZWJ", "CJK UNIFIED IDEOGRAPH-4E2D", "HANGUL SYLLABLE GAG", "HANGUL SYLLABLE A", "SNAKE", "LATIN CAPITAL LETTER GHA", "KEYCAP DIGIT ONE", "keycap asterisk", "LATIN SMALL LETTER R WITH TILDE", "TAMIL CONSONANT K", "VARIATION SELECTOR-17", "CUNEIFORM SIGN NU11 TENU", "BELL", "ALERT"]:
    print(name, ascii(unicodedata.lookup(name)))
for name in ["", "NO SUCH NAME", "LATIN SMALL LETTER A ", "LATINSMALLLETTERA", "CJK UNIFIED IDEOGRAPH-4e2d0", "CJK UNIFIED IDEOGRAPH-1", "HANGUL SYLLABLE QQ", "x" * 300]:
    try:
        print(ascii(unicodedata.lookup(name)))
    except KeyError as error:
        print(error)
print("\N{SNAKE}\N{latin small letter e with acute}\N{LINE FEED}".encode(), eval(r"'\N{NBSP}\N{BEL}'").encode())
for text in [r"'\N{KEYCAP DIGIT ONE}'", r"'\N{NOPE}'", r"'\N{'", r"'\N'"]:
    try:
        eval(text)
    except SyntaxError as error:
        print(text, error.msg)
texts = ["é", "e\u0301", "ﬁ²Å①", "\u1e9b\u0323", "한글", "\u1112\u1161\u11ab", "a\u0315\u0300\u05ae\u0300b", "\u0344\u0385", "ａｂｃ", "\ud800e\u0301", "", "\U0001D15E\u2126", "x\u0338=\u0338"]
for text in texts:
    print(ascii(text), [ascii(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")], [unicodedata.is_normalized(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD")])
old = unicodedata.ucd_3_2_0
print(old.unidata_version, old.name("a"), old.category("\u0221"), unicodedata.category("\u0221"), old.normalize("NFKC", "ﬁ\u1d2e"), old.bidirectional("\u05d0"), old.east_asian_width("\u20a9"), old.name("\u0221", "none"), ascii(old.normalize("NFC", "\u0344")), old.decimal("٣"))
for action in [lambda: unicodedata.name("\x00"), lambda: unicodedata.name("ab"), lambda: unicodedata.name(5), lambda: unicodedata.decimal("x"), lambda: unicodedata.digit("x"), lambda: unicodedata.numeric("x"), lambda: unicodedata.normalize("NFX", "a"), lambda: unicodedata.normalize("NFX", ""), lambda: unicodedata.normalize("NFC"), lambda: unicodedata.category(""), lambda: old.lookup("LINE FEED"), lambda: old.lookup("KEYCAP DIGIT ONE"), lambda: old.name("\u0221"), lambda: unicodedata.normalize("NFC", b"a"), lambda: unicodedata.UCD()]:
    try:
        print(ascii(action()))
    except Exception as error:
        print(type(error).__name__, error)
counts = {}
for point in range(0x3000):
    category = unicodedata.category(chr(point))
    counts[category] = counts.get(category, 0) + (category != "Cn")
print(sorted(counts.items()))
