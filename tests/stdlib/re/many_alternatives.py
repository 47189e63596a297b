"""Alternatives, few and very many, that begin alike, with nothing, with sets, with wide characters: the first that fits counts."""
import itertools
import random
import re

r = random.Random(7)
TEXTS = ["", "a", "abcab", "xyz abc aab", "\u0142a\u0142b", "b\U0001f600a", "aaaa", "cab\ncab"]


def show(pattern, flags=0):
    compiled = re.compile(pattern, flags)
    for text in TEXTS:
        for kind in (text, text + "\u0142"):
            found = [(m.span(), m.lastindex, m.groups()) for m in compiled.finditer(kind)]
            full = compiled.fullmatch(kind)
            print(ascii(pattern[:50]), ascii(kind), found[:4], full and full.span())


for pattern in [
    "a|b|c|d", "ab|a|b|", "|a|b", "(a)|(b)|(c)|(d)", "(?:a|ab|abc|b|c)+$", "(?:(a)|(ab)|(c)|(bc))*", "[ab]|[bc]|[^a]|x", "a*|b+|c?|d", r"\b|a|b|c",
    "(?:a|b|(?:c|d|(?:x|y|z)))+", "(?:(?:a|b|c)|(?:ab|bc|ca))+?c", "(?=a|b|c)\\w|\\s|\u0142", "\u0142|a|b|\U0001f600", "(?i:A|B|C|\u0141)+", "(?>a|ab|abc|b)c", "(?!a|b|c).",
    "(a|b|c)\\1|x|y", "(?:a|b|c|)(?:a|b|c|)(?:b|c|d)", "(?:^a|^b|c$|d$)", "(?m:^c|b$|x|y)", "(?:a|b|c){2,3}?(?:a|b|c)$", "(?:a|b|c)++a|b", "(?<=a|b|c)a|b|z",
]:
    show(pattern)
words = sorted({"".join(r.choices("abcxyz", k=r.randrange(1, 5))) for _ in range(300)})
r.shuffle(words)
many = re.compile("|".join(words))
groups = re.compile("|".join(f"({word})" for word in words[:90]))
for text in ("".join(r.choices("abcxyz ", k=400)), "".join(r.choices("abcxyz\u0142", k=400))):
    expected, at = [], 0
    while at < len(text):
        word = next((word for word in words if text.startswith(word, at)), None)
        if word is not None:
            expected.append(word)
        at += len(word or "x")
    print(many.findall(text) == expected, len(expected), [m.lastindex for m in itertools.islice(groups.finditer(text), 20)])
numbers = re.compile("|".join(f"{c}{i}" for i in range(150) for c in "abcdefgh"))
print(numbers.findall("a1 b22 h149 h150 c c99 i3 " * 2))
