# Programs over text: word count, caesar, anagrams, palindromes, wrapping, parsing, run-length.
text = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness"""
words = "".join(c.lower() if c.isalpha() else " " for c in text).split()
counts = {}
for w in words: counts[w] = counts.get(w, 0) + 1
for w, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:6]: print(f"{w:>6} {'#' * n} {n}")
def caesar(s, k): return "".join(chr((ord(c) - b + k) % 26 + b) if (b := 97 if c.islower() else 65 if c.isupper() else 0) else c for c in s)
print(caesar("Hello, World!", 3), caesar(caesar("Hello, World!", 3), -3))
groups = {}
for w in "listen silent enlist google gogole cat act tac".split(): groups.setdefault("".join(sorted(w)), []).append(w)
print(list(groups.values()))
clean = lambda s: [c for c in s.lower() if c.isalnum()]
print([p for p in ["A man, a plan, a canal: Panama", "no", "Was it a car"] if clean(p) == clean(p)[::-1]])
def wrap(s, width):
    line, out = "", []
    for w in s.split():
        if len(line) + len(w) + bool(line) > width: out.append(line); line = w
        else: line += " " * bool(line) + w
    return out + [line]
print("\n".join(f"|{l:<20}|" for l in wrap(text, 20)))
def rle(s):
    out, i = "", 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]: j += 1
        out += f"{j - i if j - i > 1 else ''}{s[i]}"
        i = j
    return out
print(rle("aaabccddddde"), rle(""), "".join(c * n for c, n in [("a", 3), ("b", 1)]))
csv = 'name,age,"quoted, field",x\nbob,5,"say ""hi""",'
def parse(line):
    field, quoted, out, i = "", False, [], 0
    while i < len(line):
        c = line[i]
        if quoted:
            if c == '"' and line[i + 1:i + 2] == '"': field += c; i += 1
            elif c == '"': quoted = False
            else: field += c
        elif c == '"': quoted = True
        elif c == ",": out.append(field); field = ""
        else: field += c
        i += 1
    return out + [field]
print([parse(l) for l in csv.splitlines()])
def to_roman(n):
    out = ""
    for v, s in [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]:
        q, n = divmod(n, v); out += s * q
    return out
print([to_roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2026, 3999)])
def lev(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, row[0] = row[0], i
        for j, y in enumerate(b, 1): prev, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, prev + (x != y))
    return row[-1]
print(lev("kitten", "sitting"), lev("", "abc"), lev("flaw", "lawn"))
s = ""
for i in range(1000): s += str(i % 10)
print(len(s), s[:12], s.count("5"), hex(sum(ord(c) * i for i, c in enumerate(s))), " ".join(s[i:i + 4] for i in range(0, 20, 4)), "-".join(f"{ord(c):02x}" for c in "hex"), "".join(reversed("stressed")), "a,b;c".replace(";", ",").split(","))
def tokens(src):
    import re
    return [(m.lastgroup, m.group()) for m in re.finditer(r"(?P<num>\d+(?:\.\d+)?)|(?P<op>[-+*/()])|(?P<name>\w+)", src)]
print(tokens("3.5 * (x + 42) - y1"))
