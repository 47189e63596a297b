# Bad escapes before an error: which of the two is told.
import warnings
for src in [r"'\d' $", r"x = '\d'"+"\n$", r"'\d' '", r"'\d' 5a", r"('\d' +"+"\n$)", r"'\d' )", r"'\d' 5", r"x = '\d'"+"\n'abc", r"f('\d', $", r"'\d' '\e' $", r"f'\d' $", r"f'\d{x}' $", r"f'{x}\d' $", r"f'{x!r:\d}' $", r"b'\d' $", r"'\d' b'\e'",r"'\d' b'\e' $", r"'\400' $", r"'\x' $", r"'\N{foo}' $", r"'\d' \ ", r"'\d'"+"\n   \t \n  x", "if 1:\n  '\\d'\n x", "if 1:\n\t'\\d'\n        x", r"'\d'; x = 0777", r"'\d' 0777", "'\\d' 1__0", "'\\d'; 1__0", "'''\\d\n''' $","'\\d' \u20ac", "x = '\\d' ; y = 'abc", "'\\d';'\\e' $","1 if 2 else in $", "'\\d' in not in $", "'\\d'.x 12x", "1if 1else 2 $", "0x1for x in y $", "1or 2 $", "1or 2 3", "1or", "'\\d'\nx = (1,\n", "'\\d'\nx = [1)", "'\\d'\nx = 1)", "'\\d'\nx = 1\\", "1 is 1 $","1 is 1\n$", "assert (1,2) $", "return '\\d' $", "def f():\n  '\\d'\n  x = $", "{'\\d': $", "f'{$}\\d'", "f'\\d{$}'", "f'\\d{", "f'\\d{x", "f'\\d", "f'\\d{x}", "f'''\\d{x}\n{x", "'\\d' f'\\e' $","f'\\d' f'\\e' $", "f'\\d' '\\e' $", "f'\\d'\n$", "x=f'\\d{x}'\n$", "x=f'\\d{x:\\e}'\n$"]:
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try: compile(src,"f","exec"); r='ok'
        except SyntaxError as e: r=type(e).__name__, e.args
    print(repr(src), r, [(str(x.message), x.lineno) for x in w])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try: compile(src,"f","exec"); r='ok'
        except SyntaxError as e: r=type(e).__name__, e.args
    print(' ' , r)
