f''
f"{x}"
f'{x!r}' F"{x!s:>10}" rf'\d{x}\n' fR"\{x}"
f'{x:{y}.{z}}'
f'{x = }' f'{x=}' f'{x=!a}' f'{x = :^10}' f'{ x+1 = !r:>{w}}'
f'{{}}' f'{{{x}}}' f'a{{b}}c'
f'{'nested'}' f"{f'{f"{1}"}'}"
f'{d['k']}' f"{x:%Y-%m-%d}" f'{x:{{}}}' if 0 else 1
f'{(lambda x: 1)}' f'{ {1: 2}[1] }' f'{x if y else z}' f'{yield_}' f'{*a, b}' f'{a, b}'
f"""
{
    x  # comment
    + 1
} tail
{x:
>10}
"""
f'{x}' 'plain' "more" f'{y}' ''
'a' f'' 'b'
f'\N{BULLET}{x}\x41\u00e9\t'
f'{x!=y}' f'{x==y}' f'{a:=5}' f'{(a:=5)}' f'{a[1:2]}'
f'{x:\n}' f'{x:a{y}b{z!r:>3}c}'
u'x' f'{y}'
f'é{ü}ñ' f'日本{語}'
def g(): f'{yield}'; f'{yield x}'; f'{await y}'
f'{f(a=1)}' f'{a:{b:{c}}}'
f'{
x
}'
f'\{x}' f'a\{x!r}\}}' '\é\d'
