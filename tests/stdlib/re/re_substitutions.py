# sub with functions and templates, split's corner cases, and looking around
import re

units = {"km": 1000, "cm": 0.01, "m": 1}
text = "3km and 250 cm, then 12m; not 5kmh"
print(re.sub(r"(\d+)\s*(km|cm|m)\b", lambda m: f"{int(m[1]) * units[m[2]]:g} metres", text))
print(re.subn(r"(?P<a>\w)(?P<b>\w)", r"\g<b>\g<a>", "abcdefg", count=2))
print(re.sub("x*", "-", "axxb"), re.sub("", ".", "abc"), re.sub(r"\b", "|", "two words"))
print(re.sub(r"(a)|b", r"[\1]", "ab"), re.sub(r"(.)\1", r"<\g<0>>", "aabbcd"))


def camel(name):
    return re.sub(r"_([a-z])", lambda m: m[1].upper(), name)


def snake(name):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


for name in ("read_all_lines", "parseHTTPResponse2Text", "getX"):
    print(name, camel(name), snake(name))

# thousands by looking ahead, and not inside of longer words
print(re.sub(r"(?<=\d)(?=(?:\d{3})+(?!\d))", ",", "1234567 and 100 and 9876543210"))
print(re.findall(r"(?<!\$)\b\d+\b(?!%)", "5 $10 20% 30"))
print(re.findall(r"(?i:straße)|(?-i:X)", "STRAßE x X straße"))

print(re.split(r"\s*[,;]\s*", "a , b;c,,d"), re.split(r"([,;])", "a,b;c", maxsplit=1))
print(re.split(r"(-)|(\+)", "1-2+3"), re.split("", "abc"), re.split(r"(?=[A-Z])", "oneTwoThree"))
print(re.split(r"\b", "it is"), re.split("x", ""), re.split("(x)", "x"))
print(re.sub(rb"[\x80-\xff]+", lambda m: m[0].hex().encode(), b"a\xc3\xa9b"))

# conditional groups, atomic groups and possessive repeats
quoted = re.compile(r'(")?(\w+)(?(1)"|!)')
print([quoted.fullmatch(s) is not None for s in ('"a"', "a!", '"a!', 'a"')])
print(re.match(r"(?>a*)ab", "aaab"), re.match(r"a*+b", "aaab").group(), re.match(r"a++ab", "aaab"))
print(re.escape("a.b*c-d e/f#"), re.findall(r"^\w+$", "one\ntwo words\nthree", re.M))
for template in (r"\3", r"\g<no>", r"\g<1", r"\q"):
    try:
        print(re.sub("(a)", template, "a"))
    except (re.error, IndexError) as error:
        print(template, type(error).__name__, error)
m = re.search(r"(?P<w>\w+) (\d+)?", "see item 7")
print(m.expand(r"\g<w>!"), m.groups(), m.groups("none"), m.pos, m.endpos, repr(m))
