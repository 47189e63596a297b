"""Strings of every width and length in JSON: what is escaped, in runs of any length, and read again."""
import hashlib
import json
from json import decoder, encoder
import random

r = random.Random(2)
digest = hashlib.sha256()


def note(text):
    digest.update(text.encode("utf-8", "surrogatepass"))


ALPHABETS = ["ab c", 'a"\\/', "\x00\x1f\t\n\r\b\f\x7f", "a\xe9\xff", "a\u0142\u20ac\ud800\udc00", "a\U0001f600\U0010ffff"]
for alphabet in ALPHABETS:
    for length in [0, 1, 2, 15, 16, 17, 31, 32, 33, 100]:
        for _ in range(5):
            text = "".join(r.choices(alphabet + r.choice(ALPHABETS), k=length))
            for ascii_only in (True, False):
                written = json.dumps(text, ensure_ascii=ascii_only)
                note(written)
                assert json.loads(written) == text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass") or not ascii_only
                whole = json.dumps({text: [text, {"k": text}], "b": 1}, ensure_ascii=ascii_only, indent=1, sort_keys=True)
                note(whole)
                note(repr(json.loads(whole)))
            # A place for each kind of fault.
            at = r.randrange(length + 1)
            damaged = '"' + text[:at] + r.choice(["\n", "\\x", "\\u12", '"', ""]) + text[at:]
            for strict in (True, False):
                try:
                    note(repr(decoder.scanstring(damaged, 1, strict)))
                except ValueError as error:
                    note(str(error))
print(digest.hexdigest())

for keys in (["b", "a", "\xe9", "\u0142", "", "ab", "a\x00"], [3, 1, 2], [2.5, 1, True], ["a", 1], [None, None]):
    try:
        print(ascii(json.dumps(dict.fromkeys(keys, 0), sort_keys=True)))
    except TypeError as error:
        print(error)


class Items(dict):
    def items(self):
        return [("z", 1), ("y", 2)]


class Wrong(dict):
    def items(self):
        return [("a", 1, 2)]


class Name(str):
    def __lt__(self, other):
        return str(self) > str(other)


print(json.dumps(Items(a=1), sort_keys=True), json.dumps(Items(a=1)))
print(json.dumps({Name("a"): 1, Name("b"): 2}, sort_keys=True))
try:
    print(json.dumps(Wrong(a=1)))
except ValueError as error:
    print(error)
