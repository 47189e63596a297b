"""An expression that has not begun yet can still go on."""

import codeop

for text in ("", " ", "\n", "#", "  # comment\n", "1", "(", "1 +", "1 1", ")", "\n\n1"):
    for symbol in ("eval", "single", "exec"):
        try:
            print(repr(text), symbol, codeop.compile_command(text, symbol=symbol) is not None)
        except SyntaxError as error:
            print(repr(text), symbol, error.msg)
