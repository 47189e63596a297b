"""Patterns of every kind on text of every width: matches, groups, and what backtracking gives back."""
import re


def show(pattern, text, flags=0):
    p = re.compile(pattern, flags)
    out = []
    for how in (p.match, p.fullmatch, p.search):
        m = how(text)
        out.append(m and (m.span(), m.groups(), m.lastindex, m.lastgroup))
    out.append([m.span() for m in p.finditer(text)][:6])
    out.append(p.split(text)[:6])
    print(ascii(pattern), ascii(text), *map(ascii, out))


def every(pattern, text, flags=0):
    show(pattern, text, flags)
    show(pattern, text + "\u0142", flags)
    show(pattern, text + "\U0001f600", flags)


for pattern, text in [
    ("", "abc"), ("a", "cabab"), ("abc", "xxabcabc"), ("a|b|", "abx"), ("ab|a", "ab aab"),
    ("(a)|b", "ab"), ("(a)?b", "bab"), ("((a)|b)*", "abba"), ("(a|ab)(c|bcd)(d*)", "abcd"),
    ("a*", "aaab"), ("a+?", "aaab"), ("a*?b", "aaab"), ("a{2}", "aaaa"), ("a{2,3}", "aaaaa"),
    ("a{2,3}?", "aaaaa"), ("a{,2}b", "aaab"), ("(ab){2}", "ababab"), ("(ab){2,}?c", "abababc"),
    ("(a*)*", "aab"), ("(a*)+", "b"), ("(a?)*?b", "aab"), ("(?:a|b)*?c", "abac"),
    ("(?:(a)|(b)|(c))*", "abc"), ("(?:(a)|b)*", "ab"), (r"(a)(b)?\1", "aa aba"), (r"(\w+) \1", "the the cat"),
    (r"(?P<x>a+)(?P<y>b+)?", "aab a"), (r"(a)?(?(1)b|c)", "ab c"), (r"(a)?(?(1)b)", "ab c"),
    (r"a(?=b)", "abac"), (r"a(?!b)", "abac"), (r"(?<=a)b", "abcb"), (r"(?<!a)b", "abcb"), (r"(?=(a+))a*b\1", "aaab baaa"),
    (r"(?!(a)b)a(c)?", "ac ab"), (r"(?<=(a))b", "ab"), (r"(?>a+)b", "aaab"), (r"(?>a|ab)c", "abc ac"), (r"(?>a*)a", "aaa"),
    (r"a++b", "aaab"), (r"a*+a", "aaa"), (r"(?:ab)++a", "ababa"), (r"(?:a|ab)*+c", "aabc ac"), (r"(?:a|ab){2}+c", "abac aac"),
    (r"(?:a?)++b", "aab"), (r"a?+a", "aa"),
    (r"^a", "aba\na"), (r"a$", "a\na\n"), (r"\Aa", "aa"), (r"a\Z", "aa\n"), (r"\bfoo\b", "foo foobar barfoo foo"), (r"\Boo", "foo oo"),
    (r"\d+", "a12b3456"), (r"\D+", "12ab3"), (r"\s+", "a \t\nb"), (r"\S+", " ab  c "), (r"\w+", "a_1 b-c"), (r"\W", "a b-c"),
    (r"[a-c]+", "xabcd"), (r"[^a-c]+", "abxyc"), (r"[\d_]+", "a_1_b"), (r"[^\W\d]+", "ab12c"), (r"[]a]+", "a]b"),
    (r".+", "ab\ncd"), (r".*b", "ab\ncb"), (r".*?b", "aab b"), (r"x*", "axb"), (r"\b|x", "ab x"),
    (r"(?:x(?:y(?:z|w)*)?)+", "xyzzwxxy"), (r"(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?", "1.5e-3 27"),
    (r"<(\w+)[^>]*>.*?</\1>", "<a href=1>t</a><b></b>"), (r'"(?:[^"\\]|\\.)*"', r'x "a\"b" "c"'),
    (r"(?:a|b|c|d)+e", "abcdabcd e abcde"), (r"(?:aa|aab|b)+c", "aabaabc"), (r"(.)(.)(.)\3\2\1", "xabccba"),
    (r"(a(b(c)?)?)?d", "abd acd abcd d"), (r"\n", "a\nb"), (r"[\n ]+x", "a \n x"), (r"(?s:.)b", "\nb"), (r"(?i:A)b", "ab aB"),
]:
    every(pattern, text)

for pattern, text in [
    ("abc", "xABc"), ("[a-z]+", "AbC1"), ("[^a-z]+", "AbC12"), ("\u00e9", "\u00c9"), ("[\u00e0-\u00ef]+", "\u00c9\u00e9"),
    ("\u03c3+", "\u03a3\u03c3\u03c2"), ("k", "\u212a"), ("[i-k]", "\u212a"), ("\u017f", "s"), (r"(a)\1", "aA"), ("stra\u00dfe", "STRA\u1e9eE"),
]:
    show(pattern, text, re.I)
    show(pattern, text, re.I | re.A)

for flags in (0, re.M, re.S, re.A, re.M | re.S):
    for pattern, text in [(r"^.*$", "ab\ncd\n"), (r"\w+", "h\u00e9llo w\u0142rd \u0967"), (r"\d+", "12\u0967"), (r"\s", "\u2003 \x1c"), (r"\b.", "\u00e9 \u0142")]:
        show(pattern, text, flags)

for pattern, data in [(rb"\w+", b"ab \xe9 c"), (rb"[\x80-\xff]+", b"a\x80\xffb"), (rb"(a)|(\x00)", b"\x00a"), (rb"a.c", b"abc a\nc a\xffc")]:
    show(pattern, data)
    show(pattern, data, re.I)

p = re.compile(r"(\d+)|([a-z]+)")
text = "12ab34"
print([p.match(text, i) and p.match(text, i).span() for i in range(8)])
print([p.search(text, i, 4) and p.search(text, i, 4).span() for i in range(8)])
print([p.fullmatch(text, i, 4) and p.fullmatch(text, i, 4).span() for i in range(5)])
print(re.compile("^a").search("ba", 1), re.compile("a$").search("ab", 0, 1), re.compile(r"\bb").search("ab", 1))
s = p.scanner("a1 b2")
print([m and m.span() for m in (s.match(), s.match(), s.match(), s.search(), s.search())])
print(re.sub(r"(\w)(\w*)", r"\2\g<1>ay", "pig latin \u0142\u00f3d\u017a"))
print(re.sub("x*", "-", "abxd"), re.subn(r"\b", "|", "ab cd"), re.split(r"(,)|(;)", "a,b;c"))
print(re.findall(r"(?:(\d)|x)*y", "1xy2y"), re.findall("a|(b)", "ab"))
print(len(re.match("(?:a|b)*", "ab" * 20000).group()), len(re.match("(?:ab?)*?$", "ab" * 5000).group()))
print(re.match("(?:x+x+)+y", "x" * 18), re.search("(?=a)b|c", "abc"))
