"""UTF-7: base-64 sections that end in the wrong place, surrogates, data in pieces."""
import codecs

for raw in (
    b"a+IKwAb", b"a+IKwA-b", b"a+IKx", b"a+IKwgr", b"a+IKwgrB", b"a+@b", b"a+\xff", b"a+IKx-b", b"a+IKx\xffb",
    b"a+2AE\xffb", b"a+2AEA-b", b"a+2AH-b", b"a+IKzYAQ\xffb", b"a+IKzYAQA-b", b"a+2AHcAQ-b", b"a+2AEAQQ-b",
    b"a+2AE+b", b"+-", b"+", b"a+-b", b"+AGEAYg", b"+AGEAYg b", b"+AGEAYg-b", b"\xe9", b"~\\", b"+2AE",
):
    for errors in ("strict", "replace", "ignore", "backslashreplace"):
        try:
            print(raw, errors, ascii(raw.decode("utf-7", errors)))
        except UnicodeDecodeError as error:
            print(raw, errors, error)

for raw in (b"a+IKw-b", b"a+AGEAYgBj c", b"+2AHcAQ-+-x"):
    decoder = codecs.getincrementaldecoder("utf-7")()
    print([ascii(decoder.decode(raw[i:i + 1])) for i in range(len(raw))], ascii(decoder.decode(b"", True)))
for text in ("a\u20ac", "\U00010401x", "\ud801", "+-~\\", "a\u20ac-b"):
    print(ascii(text), text.encode("utf-7"), ascii(text.encode("utf-7").decode("utf-7")))
