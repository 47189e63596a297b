# linecache, keyword, token, tokenize.open: lines of files and of loaders, and words of the language.
import io
import keyword
import linecache
import os
import pathlib
import tempfile
import token
import tokenize
import traceback

folder = pathlib.Path(tempfile.mkdtemp())
path = folder / "source.py"
path.write_text("first = 1\nsecond = 'é'\nlast = 3", encoding="utf-8")
print([linecache.getline(str(path), number) for number in range(6)], linecache.getlines(str(path)))
path.write_text("changed\n")
print(linecache.getline(str(path), 1))
os.utime(path, (1, 1))
linecache.checkcache(str(path))
print(linecache.getline(str(path), 1), linecache.getline(str(path), 2))
linecache.clearcache()
print(linecache.getlines("no such file"), linecache.getline("no such file", 3), linecache.cache.get("no such file"))
(folder / "latin.py").write_bytes("# -*- coding: latin-1 -*-\ntext = 'é'\n".encode("latin-1"))
(folder / "bad.py").write_bytes(b"text = '\xff'\n")
print(linecache.getlines(str(folder / "latin.py")), linecache.getlines(str(folder / "bad.py")))


class Loader:
    def get_source(self, name):
        return f"one of {name}\ntwo\n"


names = {"__name__": "made.up", "__loader__": Loader()}
print(linecache.lazycache("<made up>", names), linecache.lazycache("made_up.py", names), linecache.getline("made_up.py", 1, names))
linecache.cache["<typed>"] = (0, None, ["def f():\n", "    return 1 / 0\n", "f()\n"], "<typed>")
try:
    exec(compile("def f():\n    return 1 / 0\nf()\n", "<typed>", "exec"))
except ZeroDivisionError:
    print(traceback.format_exc().split("line 3", 1)[1])

print(keyword.kwlist, keyword.softkwlist, [keyword.iskeyword(word) for word in ("if", "match", "None", "If", "")], keyword.issoftkeyword("type"), keyword.iskeyword(5))
print(token.tok_name[token.NAME], token.EXACT_TOKEN_TYPES["->"] == token.RARROW, token.ISTERMINAL(token.OP), token.ISNONTERMINAL(300), token.ISEOF(0))
for line in ["x = 1 # note\n", "def f(a, *, b=2): return f'{a!r:>{b}}'\n", "a := b != c // d **= 3 ... @e\n", "'''two\nlines''' + b'x' + 0x_ff + 1_0.5e-3j\n", "if x:\n  y\n\n  z\nw\\\n+1\n"]:
    for kind, text, start, end, _ in tokenize.generate_tokens(io.StringIO(line).readline):
        print(token.tok_name[kind], repr(text), start, end)
print(tokenize.detect_encoding(io.BytesIO(b"\xef\xbb\xbfx\n").readline), tokenize.detect_encoding(open(folder / "latin.py", "rb").readline))
with tokenize.open(folder / "latin.py") as file:
    print(file.encoding, file.read())
source = "if  x :\n    y=[1,\n       2]  # c\n"
tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
print(tokenize.untokenize(tokens) == source, repr(tokenize.untokenize([token[:2] for token in tokens])), tokens[1].exact_type == token.NAME, tokens[2])
for text in [b"# coding: nope\n", b"# coding: utf-8\n\xff\n", b"\xef\xbb\xbf# coding: latin-1\n"]:
    try:
        print(tokenize.detect_encoding(io.BytesIO(text).readline))
    except SyntaxError as error:
        print("SyntaxError", error)
for text in ["(1,\n", "'''open\n", "if x:\n    y\n  z\n", "a = $\n", "0xz\n", "'one line\n"]:
    try:
        print([t.string for t in tokenize.generate_tokens(io.StringIO(text).readline)])
    except (tokenize.TokenError, IndentationError, SyntaxError) as error:
        print(type(error).__name__, error.args[0])
