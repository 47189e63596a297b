"""Text of every width through files of many encodings, by lines, characters and pieces, with every kind of line end."""
import hashlib
import io
import random

r = random.Random(3)
digest = hashlib.sha256()
TEXTS = ["plain line", "l\xe9gere", "\u0142\u20ac", "\U0001f600x", "", "a" * 40 + "\xe9" + "b" * 40, "\xe9" * 33, "mixed \u4e2d\u6587 text"]
ENDS = ["\n", "\r\n", "\r", "\n\n", "\r\r\n"]


def read_in(stream, how):
    r.seed(9)
    if how == "lines":
        return list(stream)
    if how == "readline":
        out = []
        while line := stream.readline(r.choice([-1, 3, 7, 100])):
            out.append(line)
        return out
    if how == "pieces":
        out = []
        while piece := stream.read(r.choice([1, 2, 15, 16, 17, 50])):
            out.append(piece)
        return out
    return [stream.read()]


for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "latin-1", "cp1252", "cp437", "ascii", "utf-7"):
    for ends in (["\n"], ["\r\n"], ENDS):
        text = "".join(r.choice(TEXTS) + r.choice(ends) for _ in range(60))
        data = text.encode(encoding, "replace")
        for newline in (None, "", "\n", "\r", "\r\n"):
            for how in ("lines", "readline", "pieces", "all"):
                stream = io.TextIOWrapper(io.BytesIO(data), encoding, newline=newline)
                parts = read_in(stream, how)
                digest.update(repr((parts, stream.newlines)).encode())
            raw = io.BytesIO()
            stream = io.TextIOWrapper(raw, encoding, errors="replace", newline=newline)
            stream.writelines(text[at : at + 9] for at in range(0, len(text), 9))
            stream.flush()
            digest.update(raw.getvalue())
print(digest.hexdigest())

# What needs an error handler, and surrogates.
for data in (b"ok\xff\xfe\xe9 end\nnext\n", "a\ud800b\n".encode("utf-8", "surrogatepass") * 3, b"\xc3", b"x" * 20 + b"\xc3(" + b"y" * 20 + b"\r\n"):
    for encoding in ("utf-8", "ascii", "utf-16", "cp1252"):
        for errors in ("strict", "replace", "ignore", "surrogateescape", "surrogatepass", "backslashreplace"):
            stream = io.TextIOWrapper(io.BytesIO(data), encoding, errors)
            try:
                print(encoding, errors, ascii(list(stream)))
            except UnicodeError as error:
                print(encoding, errors, ascii(str(error)))
for text in ("a\ud800b", "x" * 20 + "\udcff" + "y" * 20, "\U0001f600\udfff"):
    for encoding in ("utf-8", "utf-16", "utf-32", "latin-1"):
        for errors in ("strict", "replace", "surrogatepass", "surrogateescape", "xmlcharrefreplace"):
            try:
                print(encoding, errors, text.encode(encoding, errors))
            except UnicodeError as error:
                print(encoding, errors, ascii(str(error)))

# Strs that grow by parts of other widths.
for parts in (["a", "\xe9", "\u0142", "\U0001f600"], ["\u0142", "ab", "\xe9", ""], ["\U0001f600", "\u0142", "a"]):
    text = ""
    for part in parts * 3:
        text += part
        print(ascii(text), len(text), ascii(part + text), text.encode().decode() == text)
