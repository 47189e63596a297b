# tomllib: a file of settings, every kind of value, and texts that are no TOML.
import io
import tomllib
from decimal import Decimal

text = '''
title = "Example"   # a comment
"quoted key" = 1
3.14 = "pi"
[owner]
name = "Tom \\u00e9 \\"x\\" \\U0001F600 \\t\\\\"
dob = 1979-05-27T07:32:00-08:00
[numbers]
ints = [1, +2, -3, 0xDEAD_beef, 0o17, 0b1010, 1_000, 0]
floats = [1.0, -0.5, 1e3, 6.626e-34, inf, -inf, +inf, 9_0.1_2]
mixed = [1, "two", [3.0, {four = 4}],]
[dates]
local = 1979-05-27T00:32:00.999999
space = 1979-05-27 07:32:00Z
date = 1979-05-27
time = 07:32:00.5
[strings]
literal = 'C:\\path\\n'
multi = """
first \\
    joined
second ""quoted"" end"""
raw = \'\'\'
raw 'text' \\n
\'\'\'
empty = ""
[deep.a.b]
c.d = 1
c.e = 2
inline = { x = 1, y.z = [ ] }
[[products]]
name = "one"
[[products.parts]]
id = 1
[[products.parts]]
id = 2
[[products]]
[products.extra]
flag = true
'''
settings = tomllib.loads(text)
for key, value in settings.items():
    print(repr(key), value)
print(tomllib.load(io.BytesIO(b"a = 1\r\nb = 'x'\r\n")), tomllib.loads("x = 1.10", parse_float=Decimal), tomllib.loads(""), tomllib.loads("a.b.c = 1\na.d = 2"))
print(type(settings["owner"]["dob"]).__name__, settings["owner"]["dob"].utcoffset(), type(settings["dates"]["time"]).__name__)
for bad in [
    "a", "a =", "= 1", "a = 1 b = 2", "a = 1\na = 2", "[a]\n[a]", "a.b = 1\na.b.c = 2", "[a\n", "[[a]\n", "a = 'x", 'a = "x\ny"', 'a = "\\q"', 'a = "\\uD800"', "a = 01", "a = 1__0", "a = .5", "a = 1.", "a = 0xg", "a = tru", "a = [1, 2", "a = [1 2]", "a = {x = 1,}", "a = {x = 1", "a = {x=1\n}", "a = 1979-13-01", "a = 25:00:00", "a = 1979-05-27T", "[a]\nb=1\n[[a]]", "a = [1]\n[[a]]", "a = {}\n[a.b]", "a = \x00", "a = 'x\x01'", "# \x7f", '"""x"""=1', "a..b = 1", "[]", "a = nan2", "a = '''x", "é = 1", "a = +0x1", "a = 1e", "a = _1",
]:
    try:
        print(repr(bad), tomllib.loads(bad))
    except tomllib.TOMLDecodeError as error:
        print(repr(bad), str(error))
for action in [lambda: tomllib.load(io.StringIO("a = 1")), lambda: tomllib.loads("a = 1.5", parse_float=lambda text: []), lambda: tomllib.load(io.BytesIO(b"\xff"))]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
