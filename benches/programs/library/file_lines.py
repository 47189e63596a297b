"""Files by lines, pieces and as a whole: ASCII, UTF-8, Latin-1, UTF-16, line ends kept and translated, bytes; and written."""
import collections
import os
import tempfile

ascii_text = "".join("2020-01-%02d host%d GET /index/%d 200 %d\n" % (i % 28, i, i, i * 7) for i in range(15000))
wide = ascii_text.replace("host", "h\u00f4st\u674e")
latin = ascii_text.replace("host", "h\u00f4st")
name = tempfile.mktemp()
total = 0


def lines(text, encoding="utf-8", **options):
    global total
    with open(name, "wb") as file:
        file.write(text.encode(encoding))
    for _ in range(3):
        with open(name, encoding=encoding, **options) as file:
            for line in file:
                total += len(line)


lines(ascii_text)
lines(wide)
lines(latin, "latin-1")
lines(latin, "cp1252")
lines(latin, "utf-16")
lines(latin, "utf-8-sig")
lines(ascii_text, newline="")
lines(ascii_text.replace("\n", "\r\n"))
lines("a\n" * 20000)
lines(("\u00e9" * 3000 + "\n") * 100)
with open(name, "w", encoding="utf-8") as file:
    for line in wide.splitlines(True):
        file.write(line)
    file.writelines(latin.splitlines(True))
    for i in range(5000):
        print(i, "x", i / 2, file=file)
counts = collections.Counter()
for _ in range(3):
    with open(name, encoding="utf-8") as file:
        total += len(file.readlines())
    with open(name, encoding="utf-8") as file:
        total += len(file.read())
    with open(name, encoding="utf-8") as file:
        while piece := file.read(1000):
            total += len(piece)
    with open(name, encoding="utf-8") as file:
        for line in file:
            counts[line.strip().split()[1]] += 1
    with open(name, "rb") as file:
        total += sum(len(line) for line in file)
    with open(name, "rb") as file:
        total += len(file.read())
os.unlink(name)
print(total, len(counts))
