"""`tokenize` of texts at the edge: mixed indentation, numbers that are none, unfinished strings, missing line ends."""

import io
import tokenize

TEXTS = [
    "f'{x} abc\n'", "f'{\nx} abc\n'", "x = f'''a{\nb}\n c", "x = '''abc\n", "f'{x:\n}'", "f'{x:a\n}'",
    "f'''{x:a\n}'''", "a = f'{x!r:\n}", "f'{lambda x:{1}}'", "f'{a", "f'{a\n", "f'{a}", "'abc", "'abc\\\n", "(",
    "(\n ", "x = (\n  1", "x\\", "x \\\n", "a\n\t", "a\n#c", "#c", " ", "  #c\n\tx", "if a:\n  b\n # c\n  d\n",
    "\ta\n        b", "if 1:\n\ta\n        b\n", "if a:\n        x\n\ty\n", "$", "a ? b", "a!b", "é = 1", "x = 0777",
    "1_000_", "1abc", "1if x else y", "0xfor", "1.2.3", "1..2", "1e5j", "0_", "1.e", "1__2", "0x_", "0b2", "0o8",
    "1e", "1e+", "1.e_3", "1._4", "0_b1", "0_7", "  a\n b", "if a:\n\n\n  b\n\nc",
    "class A:\n  def f(self):\n    pass\n  # c\n# d\ne", "x:=1", "a<>b", "...", "a\r\nb\r\n", "a\x0cb", "\x0c a",
    "if a:\n    b\n  \\\n  c", "  \\\na", "a \\\n + b", "def f():\n    \\\n  x\n", "f'{{}}'", "f'\\N{DIGIT ONE}{x}'",
    "f'{x=}'", "f'{x!r:>{w}}'", "f'{f'{1}'}'", "def f():\n  if x\n        y\n     z",
]
for text in TEXTS:
    print(repr(text))
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            print("   ", tokenize.tok_name[token.type], repr(token.string), token.start, token.end, repr(token.line))
    except (tokenize.TokenError, SyntaxError) as error:
        print("   ", type(error).__name__, error.args, repr(getattr(error, "text", "")))
