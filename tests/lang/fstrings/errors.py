# What is wrong with these f-strings, and runtime errors in fields.
for bad in ["f'{'", "f'}'", "f'{}'", "f'{ }'", "f'{a'", "f'{a!}'", "f'{a!x}'", "f'{a!rr}'", "f'{a b}'", "f'{a:{b'", "f'{lambda x: 1}'", "f'{a!r b}'", "f'{*a}'", "f'{yield}'", "f'{a = b}'", "f'{a:{b:{c:{d}}}}'", "f'{=}'", "f'{!r}'", "f'{:x}'", "f'{a $ b}'", "f'{a[}'", "f'{a(}'", "f'{a)}'", "f'{a]}'", "f'{{}'", "f'{}}'", "f'{import x}'", "f'{a; b}'", "f'{a :=1}'", "f'{a.}'", "f'{1a}'", "f'{a,,b}'", "f'{**a}'", "fb'{a}'", "fu'{a}'", "f'{a!r:{b!z}}'", "f'unterminated", "f'''{a", "f'{a! r}'", "f'{# comment}'", "f'{x for x in y}'", "f'{a if b}'", "f'{await x}'", "f'{\\n}'", "f'{a:\\n}'", "f'{a}' b'c'", "f'{class}'", "f'{None = 1}'"]:
    try:
        compile(bad, "<t>", "eval")
        print(f"{bad:22} fine")
    except SyntaxError as e:
        print(f"{bad:22} {e.msg}")
n, s = 42, "text"
for text in ["f'{n:s}'", "f'{s:d}'", "f'{s:5.2f}'", "f'{n:.3}'", "f'{n:zz}'", "f'{undefined}'", "f'{n.nope}'", "f'{None:5}'", "f'{[]:>5}'", "f'{s:=5}'", "f'{n:,x}'", "f'{n:_c}'", "f'{-1:c}'", "f'{n:5c}'", "f'{1e400:d}'", "f'{s:#}'", "f'{s:+}'", "f'{s:,}'", "f'{1j:d}'", "f'{1j:05}'", "f'{b\"x\":5}'", "f'{n:{s}}'", "f'{n:999999999999999999999}'", "f'{1.5:.999999999999999999999}'", "f'{n!s:d}'", "f'{1.0:x}'", "f'{n:,_}'", "f'{s:<<<}'", "f'{object:5}'", "f'{True:s}'", "f'{3.5:c}'"]:
    try:
        print(f"{text:22} {eval(text)}")
    except Exception as e:
        print(f"{text:22} {type(e).__name__}: {e}")
