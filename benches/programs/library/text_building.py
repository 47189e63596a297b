"""Building text: join, +=, f-strings, %, format, StringIO, bytearray, in one byte and in more."""
import io
import string

words = [f"w{i}" for i in range(3000)]
total = 0
for _ in range(12):
    total += len(",".join(words)) + len(",".join(w for w in words)) + len(" ".join(map(str, range(3000)))) + len("\u00e9".join(words)) + len("\u674e".join(words))
    text, wide = "", ""
    for w in words:
        text += w + " "
        wide += "\u00e9"
        wide += "\u674e"
    total += len(text) + len(wide)
    for i, w in enumerate(words):
        total += len(f"{i} is {i * 2}, name {w}") + len("%d is %s %5.2f %r" % (i, w, 1.5, "a"))
    for i, w in enumerate(words[:1000]):
        total += len(f"{i:>5d} {i / 3:.2f} {w:<10} {i:x} {i:,} {w!r}") + len("{} {:>10} {n:.3f}".format(i, w, n=1.5)) + len("%(a)s-%(b)d" % {"a": w, "b": i})
    out, raw, data = io.StringIO(), io.BytesIO(), bytearray()
    for w in words:
        out.write(w)
        raw.write(b"abc")
        data += b"abc"
        data.append(65)
    print(text[:10], 1, 2.5, file=out)
    total += len(out.getvalue()) + len(raw.getvalue()) + len(data)
    total += len([w.ljust(10) + w.center(20) + w.zfill(9) + w.upper() for w in words]) + len(text.replace("w", "\u00e9")) + len(text.title()) + len(text.translate({ord("w"): "ww"}))
    total += len(text.split()) + len(text.splitlines()) + text.count("9 w") + wide.count("\u674e") + wide.find("\u674e\u674e") + len(wide.encode()) + len(wide.encode().decode())
    total += len(string.Template("$a is ${b}").substitute(a=1, b=2))
print(total)
