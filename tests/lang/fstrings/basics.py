# f-strings: expressions, conversions, specs, nesting, = , braces, quotes (PEP 701).
name, n, pi, items = "World", 42, 3.14159265, [1, 2]
print(f"Hello {name}", f'{n}', f"{n + 1} {n * 2:>6}|", f"{pi:.2f} {pi:10.3e}", f"{{literal}} {{{n}}}", f"{'quoted'}", f"{items[0]} {items!r}")
print(f"{name!r} {name!s} {name!a} {'é'!a}", f"{n=} {n = } {pi=:.1f} {name=!s} {items = !r:>10}", f"{n:#x} {n:08b} {n:+} {-n: }")
width, prec = 12, 4
print(f"{pi:{width}.{prec}}|{name:{'^'}{width}}|{pi:{'0'}{width}.{prec}f}|{n:{'>' + str(width)}}")
print(f"{f'{f"{1 + 1}"}'}", f"{"same quotes"}", f"{', '.join(f'{i:02}' for i in items)}", f'{"a" if n else "b"}', f"{'\n'.join(['x', 'y'])}", f"{'\\'}")
print(f"""triple {
    n  # a comment
    + 1
} and {name
!r}""")
print(f"{(lambda x: x * 2)(3)} {(y := 5)} {y:=6} {n if n else 0} { {1: 2}[1] if 1 else 0}"[0:30])
print(f"{[x for x in range(3)]} { {'a': 1}['a'] } {{'a'}} {(1, 2)} {1,} {*items,}", f"{n!r:^10}|{'':*^5}|{None}|{True:d}|{...}")
print(rf"raw \n {n}", fr"\d{n}", F"{n}", f"a" "b" f"{n}" 'c{n}', f"\x41\u00e9\N{BULLET}{n}\t|", Rf"{n}\{n}")
class Fmt:
    def __format__(self, spec): return f"<{spec}>"
    def __repr__(self): return "Fmt()"
    def __str__(self): return "str"
f = Fmt()
print(f"{f} {f:abc} {f!r} {f!s:>5} {f:{n}x{n}} {f:%Y-%m} {f:{{}}} {f=} {f=:spec} {f=!s} {f:}")
print(f"{'a:b'}", f"{'a!r'}", f"{n == 42} {n != 42} {n >= 1}", f"{(lam := 1)}", f"{n:,} {1234567:_} {0.5:%}")
def order():
    def v(x): print("eval", x, end=" "); return x
    return f"{v(1)}{v(2):{v(3)}}{v('4')!r:>{v(5)}}"
print(order())
print(f"{'🎉'} {name[::-1]} {n.real} {name.upper()!r:>10} {dict(a=1)['a']} {items[-1]} {n//5} {n%5} {-n} {~n} {not n}")
print(f'{n
=}', f"{'a' 'b'}", f"{n:x}" f"{n:o}", f"", f"{''}", type(f"{n}").__name__)
