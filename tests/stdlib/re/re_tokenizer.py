# A tokenizer from one alternation of named groups, and the errors it reports
import re

TOKENS = re.compile(r"""
    (?P<number> \d+ (?: \. \d* )? (?: [eE] [+-]? \d+ )? )   # 12, 1.5, 2e10
  | (?P<name>   [^\W\d]\w* )                                # also with accents
  | (?P<string> "(?: [^"\\\n] | \\. )*" )
  | (?P<op>     \*\* | [-+*/()=,] )
  | (?P<comment> \# [^\n]* )
  | (?P<newline> \n )
  | (?P<space>  [ \t]+ )
  | (?P<wrong>  . )
""", re.VERBOSE)


def tokens(text):
    line, start = 1, 0
    for m in TOKENS.finditer(text):
        kind = m.lastgroup
        if kind == "newline":
            line, start = line + 1, m.end()
        elif kind == "wrong":
            raise SyntaxError(f"line {line}, column {m.start() - start}: {m.group()!r}")
        elif kind not in ("space", "comment"):
            yield kind, m.group(), (line, m.start() - start)


SOURCE = 'größe = 2.5e-3 ** (x1 + 7)  # a note\nsay("he said \\"no\\"", 1.)\n'
for token in tokens(SOURCE):
    print(*token)
try:
    print(list(tokens("a = 1\nb = 2 ? 3")))
except SyntaxError as error:
    print("wrong:", error)

print(sorted(TOKENS.groupindex.items(), key=lambda item: item[1]))
print(TOKENS.groups, bool(TOKENS.flags & re.VERBOSE), bool(TOKENS.flags & re.UNICODE))
scanner = re.Scanner([
    (r"\d+", lambda s, t: int(t)),
    (r"[a-z]+", lambda s, t: t.upper()),
    (r"[+*]", lambda s, t: (t,)),
    (r"\s+", None),
])
print(scanner.scan("ab + 12 * c ; 4"))
m = re.fullmatch(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?", "2024-02")
print(m.groupdict(), m.groupdict("01"), m.span("day"), m["month"], m.lastindex, m.regs)
for pattern in ("(", "a**", "(?P<n>a)(?P<n>b)", "[z-a]", r"(?<=a+)b", "(?P=later)", r"\2"):
    try:
        re.compile(pattern)
    except re.error as error:
        print(repr(pattern), error.msg, error.pos)
