# Command lines taken apart, and settings that are made of other settings
import configparser
import io
import shlex

for line in ("cp 'my file' \"$HOME/x\\\"y\" a\\ b", "a=1;b  # note", "x '' y", "echo 'it'\"'\"'s'"):
    parts = shlex.split(line, comments=True)
    print(parts, shlex.join(parts), shlex.split(shlex.join(parts)) == parts)
print(shlex.split(r"a\b 'c\d'", posix=False), shlex.quote("a'b"), shlex.quote(""), shlex.quote("x-1/y"))
print(list(shlex.shlex("a && b || c>d; e~f", punctuation_chars=True)))
for line in ("say 'open", "ends \\"):
    try:
        shlex.split(line)
    except ValueError as error:
        print(repr(line), error)

TEXT = """\
[DEFAULT]
root = /srv
port: 80
[site]
dir = %(root)s/site
log = %(dir)s/log
   second line
discount = 5%%
empty =
flag
[debug]
root = /tmp
PORT = 0x1F
on = Yes
"""
parser = configparser.ConfigParser(allow_no_value=True, converters={"int0": lambda s: int(s, 0)})
parser.read_string(TEXT)
print(parser.sections(), parser.options("site"))
for name, value in parser["site"].items():
    print(f"{name} = {value!r}")
print(parser.get("site", "log", raw=True), parser.get("site", "dir", vars={"root": "/here"}))
debug = parser["debug"]
print(debug.getint0("port"), debug.getboolean("on"), debug.getint("none", 7), "root" in debug, debug.get("x"))
extended = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
extended.read_dict({"a": {"x": "1", "y": "${x}-${b:z}"}, "b": {"z": "$$9"}})
print(extended["a"]["y"])
extended.set("b", "w", "new")
extended.remove_option("a", "x")
out = io.StringIO()
extended.write(out, space_around_delimiters=False)
print(out.getvalue().split("\n"))
for section, option in (("none", "x"), ("a", "none"), ("a", "y")):
    try:
        extended.get(section, option)
    except configparser.Error as error:
        print(type(error).__name__, "|", str(error).splitlines()[0])
for wrong in ("x = 1\n", "[a]\n[a]\n", "[a]\nx=1\nx=2\n"):
    try:
        configparser.ConfigParser().read_string(wrong, "text")
    except configparser.Error as error:
        print(type(error).__name__, error.lineno)
