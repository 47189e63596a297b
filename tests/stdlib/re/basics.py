# re: matching, groups, flags, substitution, splitting.
import re
m = re.match(r"(\w+)\s(?P<second>\w+)", "hello world again"); print(m, m.group(), m.group(0, 1, "second"), m.groups(), m.groupdict(), m.span(), m.start(2), m.end("second"), m[1], m["second"], m.pos, m.endpos, m.lastindex, m.lastgroup, m.string, m.re.pattern, m.expand(r"\2 \g<1>"), bool(m))
print(re.search("o", "hello world").start(), re.match("o", "hello"), re.fullmatch("h.*o", "hello"), re.fullmatch("h", "hello"), re.findall(r"\d+", "a1b22c333"), re.findall(r"(\w)(\d)", "a1 b2"), [x.span() for x in re.finditer("a", "banana")], re.split(r"[,;]\s*", "a, b;c"), re.split("(,)", "a,b"), re.split("x*", "axbc"), re.split(",", "a,b,c", maxsplit=1), re.sub(r"\s+", " ", "a  b\t c"), re.sub("(a)(b)", r"\2\1", "abab", count=1), re.sub("b", lambda m: m.group().upper(), "abcb"), re.subn("a", "x", "banana"), re.escape("a.b*c[d]"), re.sub("", "-", "abc"))
print(re.findall("(?i)HELLO", "Hello hello"), re.findall("^a", "a\na", re.M), re.search("a.b", "a\nb"), re.search("a.b", "a\nb", re.S) is not None, re.findall(r"""(?x) \d+ # digits
  \s? """, "1 2"), re.findall("a{2,3}", "a aa aaaa"), re.findall("a+?", "aaa"), re.findall("(?:ab)+", "ababab"), re.findall("(?<=a)b", "ab cb"), re.findall("(?<!a)b", "ab cb"), re.findall("a(?=b)", "ab ac"), re.findall("a(?!b)", "ab ac"), re.match(r"(a)|b", "b").groups(), re.match(r"(a)?(b)?", "b").groups("none"), re.findall(r"\bfoo\b", "foo food foo"), re.match(r"(?P<q>['\"]).*(?P=q)", "'x'").group(), re.findall(r"(\w)\1", "aabbcd"), re.findall(r"[^a-c\d]", "ab1xyz"), re.findall(r"\w+", "日本 été"), re.findall(r"\w+", "été", re.A), re.findall(rb"\d", b"1a2"), re.match("(?s:.)", "\n") is not None, re.findall("a|b|", "ab"), re.findall(r"(?>a+)b", "aab"), re.findall(r"a++b", "aab"))
p = re.compile(r"(\d+)-(\d+)", re.I); print(p, p.pattern, p.flags, p.groups, p.groupindex, p.search("x 12-34 y").groups(), p.sub(r"\2-\1", "1-2 3-4"), p.match("xx1-2", 2).span(), p.findall("1-2 3-4", 3), re.compile(p) is p, re.compile("a") == re.compile("a"), re.I | re.M, re.compile("(?P<a>.)(?P<b>.)").groupindex)
for bad in ["(", ")", "[", "*", "a**", "(?P<1>a)", "(?P=x)", r"\1", "a{2,1}", "[z-a]", "(?<=a*)b", "\\", "(?P<a>.)(?P<a>.)", "(?z)", r"\q", "+", "(?P<a", "[a", "x{99999999999}", "(?<x)"]:
    try: re.compile(bad); print(bad, "fine")
    except (re.error, OverflowError) as e: print(bad, "|", e, getattr(e, "pos", None))
for f in (lambda: re.match(5, "a"), lambda: re.match("a", 5), lambda: re.match(b"a", "a"), lambda: re.match("a", b"a"), lambda: m.group(9), lambda: m.group("zz"), lambda: re.sub("a", r"\9", "a"), lambda: re.sub("a", r"\g<x>", "a"), lambda: m["no"], lambda: re.compile("a", "b")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def lex(s):
    spec = [("NUM", r"\d+(\.\d*)?"), ("ID", r"[A-Za-z_]\w*"), ("OP", r"[+\-*/=()]"), ("SKIP", r"\s+"), ("BAD", r".")]
    for m in re.finditer("|".join(f"(?P<{n}>{p})" for n, p in spec), s):
        if m.lastgroup != "SKIP": yield m.lastgroup, m.group()
print(list(lex("x = 3.14 * (y1 + 2) ?")), [re.fullmatch(r"[\w.+-]+@[\w-]+\.[\w.]+", s) is not None for s in ("a.b@c.org", "bad@", "x@y.z")], re.sub(r"(?<!^)(?=[A-Z])", "_", "CamelCaseName").lower(), re.sub(r"(\d)(?=(\d{3})+$)", r"\1,", "1234567"))
