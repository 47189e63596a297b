"""Texts to bytes and back in several encodings, and bytes methods."""
text = "hello wörld, grüße " * 500
size = 0
for _ in range(200):
    for encoding in ("utf-8", "utf-16", "utf-32", "latin-1"):
        size += len(text.encode(encoding).decode(encoding))
    size += len(text.encode("ascii", "ignore")) + len(text.encode("ascii", "xmlcharrefreplace")) + len(text.encode("unicode_escape"))
    data = text.encode()
    size += len(bytes.fromhex(data.hex())) + len(data.replace(b"o", b"0")) + len(data.translate(None, b"el"))
print(size)
