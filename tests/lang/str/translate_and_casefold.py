# Tables for str.translate, made in every way, and comparing texts without regard to case and accents.
import unicodedata

rot13 = str.maketrans("abcdefghijklmnopqrstuvwxyz", "nopqrstuvwxyzabcdefghijklm")
print("hello, world".translate(rot13), "hello".translate(rot13).translate(rot13))
print(str.maketrans("ab", "xy", "z"), str.maketrans({"a": None, "b": "long", 99: 68}))
print("abcabc".translate(str.maketrans({"a": None, "b": "<b>", 99: 68})))
umlauts = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae"})
print("Äpfel, Öl und süße Grüße".translate(umlauts))


class Counting(dict):
    def __missing__(self, key):
        self[key] = result = chr(key) if chr(key).isalnum() else "_" if key < 128 else None
        return result


table = Counting()
print("a-b c→d é.".translate(table), len(table), sorted(table)[:4])


class Shift:
    def __getitem__(self, key):
        if key == ord(" "):
            raise LookupError
        if key == ord("z"):
            return "[zed]"
        return key + 1


print("a bz HAL".translate(Shift()), "abc".translate([None] * 98 + ["B!"]), "".translate(Shift()))
for wrong in {97: 1.5}, {97: 0x110000}, {97: b"x"}, 5:
    try:
        print("abc".translate(wrong))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
for args in [("ab", "c")], [(5,)], [({"ab": 1},)], [("a", "b", 3)]:
    try:
        print(str.maketrans(*args[0]))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def key(text, accents=True):
    text = unicodedata.normalize("NFKD", text.casefold())
    if not accents:
        text = "".join(c for c in text if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", text.casefold())


pairs = [("Straße", "STRASSE"), ("ΣΊΣΥΦΟΣ", "σίσυφος"), ("ﬁn", "FIN"), ("é", "e\u0301"), ("Café", "CAFE"),
         ("İstanbul", "istanbul"), ("ǆ", "ǅ"), ("K", "k"), ("ſ", "S"), ("①", "1")]
for a, b in pairs:
    print(ascii(a), ascii(b), a == b, a.lower() == b.lower(), a.upper() == b.upper(), a.casefold() == b.casefold(),
          key(a) == key(b), key(a, accents=False) == key(b, accents=False))
words = ["zebra", "Äpfel", "apfel", "Zoo", "éclair", "Eclair", "ßa", "ssb"]
print(sorted(words), sorted(words, key=str.casefold), sorted(words, key=lambda w: key(w, False)), sep="\n")
print("ΑΣ ΑΣΑ Σ".lower(), "ǆungla".title(), "ŉ ﬃ ΐ".upper(), "Aßﬁ".swapcase(), "o'neil's x2y".title(), len("ΐ".upper()))
