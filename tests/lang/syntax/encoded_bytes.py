# Source in bytes that its encoding cannot decode is a SyntaxError, wherever it comes from.
import ast

for source in (
    b'# coding: ascii\nx = "\xe2\x98\x83"\n',
    b"# coding: ascii\nx = 1 #\xe9\n",
    "# coding: utf-16\n".encode("utf-16"),
    b"x\0=1",
    b'# coding: cp1252\nx = "\x81"\n',
    b'# coding: euc-jp\nx = "\xff"\n',
    b'# coding: latin-1\nx = "\xe9"\n',
    b"# coding: nosuch\n",
    b"\xef\xbb\xbf# coding: latin-1\n",
    b"\xff = 1",
):
    for way in (lambda: compile(source, "name", "exec"), lambda: ast.parse(source)):
        try:
            way()
            print("fine")
        except SyntaxError as error:
            print(error, error.lineno, error.offset, error.filename)
