# shlex: splitting, quoting and reading a small configuration language.
import io
import shlex

for text in ["ls -l 'my file'", 'a "b c" d\\ e', "x=\"1 2\"'3'", "# comment\nword", "a#b", "''", '"a \\"q\\" \\n"', "'it'\\''s'", "é ü", "a\tb\nc", ""]:
    for options in ({}, {"comments": True}, {"posix": False}):
        try:
            print(repr(text), options, shlex.split(text, **options))
        except ValueError as error:
            print(repr(text), options, error)
for text in ["'open", 'open "quote', "trailing \\"]:
    try:
        print(shlex.split(text))
    except ValueError as error:
        print(repr(text), error)
for word in ["plain", "two words", "", "it's", "$HOME", "a;b", "é", "x=y", "~"]:
    print(shlex.quote(word), shlex.split(shlex.quote(word)) == [word])
print(shlex.join(["echo", "a b", "c'd", ""]))
lexer = shlex.shlex("a && b || c; d >/tmp/e <f | g & (h) 'i;j' ~/k *.py", punctuation_chars=True, posix=True)
print(list(lexer), lexer.punctuation_chars)
lexer = shlex.shlex("one = two  # note\nthree(four, \"five\")", infile="file.conf")
lexer.wordchars += "."
print(lexer.get_token(), lexer.lineno, lexer.error_leader())
lexer.push_token("pushed")
print(lexer.get_token(), list(lexer), lexer.lineno, lexer.eof)
lexer = shlex.shlex(io.StringIO("a,b;c"), posix=True)
lexer.whitespace, lexer.whitespace_split = ",;", True
print(list(lexer))
lexer = shlex.shlex("first\nsource other\nlast")
lexer.source = "source"
lexer.sourcehook = lambda name: (name, io.StringIO(f"included {name}"))
print(list(lexer))
for action in [lambda: shlex.split(None), lambda: shlex.join("ab") ]:
    try:
        print(action())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
