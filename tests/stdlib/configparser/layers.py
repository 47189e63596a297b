# configparser: layers of configuration, interpolation, conversion, writing and errors.
import configparser
import io
import os
import tempfile

text = """
[DEFAULT]
home = /home/me
debug : no
[paths]
data = %(home)s/data
logs=%(data)s/logs
percent = 100%%
; comment
# another
empty =
novalue
[Multi Line]
list =
    one
    two   ; inline

    three
Key With Spaces = yes
[numbers]
int = 42
float = 1.5
bool = on
"""
config = configparser.ConfigParser(allow_no_value=True, inline_comment_prefixes=(";",), converters={"list": str.split})
config.read_string(text)
print(config.sections(), config.defaults(), "paths" in config, "DEFAULT" in config, config.has_section("DEFAULT"), len(config))
for section in config:
    print(section, dict(config[section]))
numbers = config["numbers"]
print(numbers.getint("int"), numbers.getfloat("float"), numbers.getboolean("bool"), numbers.getint("none", 7), config.getboolean("paths", "debug"), config.getlist("Multi Line", "list"), numbers.getlist("int"), numbers.get("int", raw=True))
print(config.get("paths", "logs"), config.get("paths", "logs", raw=True), config.get("paths", "logs", vars={"home": "/x"}), config.get("paths", "none", fallback="-"), config["paths"].get("none"), config.options("paths"), config.items("numbers"), config.has_option("paths", "HOME"))
config["new"] = {"A": 1, "b": "x"}
config.add_section("more")
config.set("more", "key", "value")
config["paths"]["data"] = "/other"
print(config.remove_option("numbers", "bool"), config.remove_section("nothing"), config.remove_option("numbers", "bool"), config.get("paths", "logs"))
out = io.StringIO()
config.write(out, space_around_delimiters=False)
print(out.getvalue())
path = os.path.join(tempfile.mkdtemp(), "x.ini")
with open(path, "w") as file:
    config.write(file)
again = configparser.ConfigParser(allow_no_value=True)
print(again.read([path, "no such file"]) == [path], again == config, again["paths"]["logs"])
again.read_dict({"paths": {"data": "from a dict", "new": 5}})
print(dict(again.items("paths", raw=True)), again.popitem()[0], again["numbers"].name, again["numbers"].parser is again)
extended = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(), default_section="common", delimiters=("->",), comment_prefixes=("//",))
extended.optionxform = str
extended.read_string("[common]\nRoot -> /r\n// note\n[a]\nPath -> ${Root}/a\n[b]\nPath -> ${a:Path}/b $$\n")
print({name: dict(extended[name]) for name in extended}, extended["b"]["Path"])
raw = configparser.RawConfigParser(strict=False, empty_lines_in_values=False)
raw.read_string("[s]\na = %(b)s\n[s]\na = again\n c\n")
print(dict(raw["s"]))
for bad in ["key = 1", "[a]\nnot a pair\n", "[a]\nx=1\nx=2", "[a]\n[a]", "[a\nx=1", " [a]\n x = 1\n  y", "[a]\n= 1", "[]\n", "[a]\nx = %(y)s", "[a]\nx = %(x)s", "[a]\nx = %", "[a]\nx = 1 %(y"]:
    try:
        parser = configparser.ConfigParser()
        parser.read_string(bad, "<text>")
        print(repr(bad), {name: dict(parser[name]) for name in parser})
    except configparser.Error as error:
        print(type(error).__name__, error)
for action in [lambda: config["nothing"], lambda: config.get("paths", "none"), lambda: config.get("nothing", "x"), lambda: config.add_section("paths"), lambda: config.add_section("DEFAULT"), lambda: config.set("paths", "x", 5), lambda: config.set("paths", "x", "%z"), lambda: config.getint("paths", "data"), lambda: config.getboolean("paths", "data"), lambda: config.set("nothing", "x", "y"), lambda: config["paths"]["none"], lambda: config.read(5), lambda: configparser.ConfigParser(interpolation=5), lambda: config.items("nothing"), lambda: config.__delitem__("nothing"), lambda: config.__delitem__("DEFAULT")]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
