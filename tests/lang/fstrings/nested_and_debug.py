# Debug expressions, nested quotes, lambda and walrus inside fields, multi-line ones.
x, y, name = 5, [1, 2], "World"
print(f"{x=} {x = } {x=!r} {x=:>4} {x  =  :03d} {y=} {y[0]=} {x + 1 = } {len(y) = } {name=!s} {name = :>10} {'a'=} { x = }")
print(f"{x!r:>{x}}|{name:{'>'}{x * 2}}|{name:.{x - 2}}|{3.14159:{x}.{x - 3}f}|{x:{'0' if x else ''}{x}d}|{f'{x}':>{len(f'{name}')}}")
print(f"{'nested "double" quotes'} {"it's"} {f"{f'{f"{name}"}'}"} {'\n'.join(['a', 'b'])!r} {"a" "b"} {'{'}{'}'} {{{x}}} {{}} {{x}}")
print(f"{(lambda v: v * 2)(x)} {(z := x + 1)} {z} {[i for i in y]} {({'k': 1})['k']} {*y, 3} {x if x > 3 else 'small'} {not x} {-x} {x:=+5} {x,} {(x, y)} {x == 5} {x != 4!r} {y[0]:>3} {y[-1]!s:<3}|")
print(f'''multi {
    x
} and {
    name
    .upper()
!r:>10} end''', f"""{
    sum([
        1,  # comments may stand here
        2,
    ])
}""")
class D:
    def __format__(self, s): return f"<{s}>"
    def __repr__(self): return "D()"
d = D(); print(f"{d} {d:} {d:x} {d!r:>5} {d!s:>5} {d:{x}} {d:{x}{x}} {d:a{x}b} {d:{{}}} {d=} {d=:s}", f"{d:%H:%M}", f"{d:\x41\n}" == "<A\n>")
t = ("%", "{}", "\\"); print(f"{t[0]}{t[1]}{t[2]}", f"\\{x}", rf"\n{x}\t", f"\N{BULLET}{x}", f"\u0041{x}", f"{x}" "{x}" '{}' f"{x}", ("a" f"{x}" "b"), len(f"{'x' * 1000}"), f"{x:\u003e4}")
def side(): log.append(1); return "s"
log = []; s = f"{side()}{side():>{3}}{side()!r}"; print(s, len(log)); print(f"{1_000_000:,} {0xff:#x} {1e10:.1e} {1 / 3:.3%} {True} {None} {...} {1j} {b'b'} {int} {[]!r} {'é'!a}"); print("".join(f"{c}{i}" for i, c in enumerate("abc")), [f"{k}={v}" for k, v in {"a": 1}.items()], {f"k{i}": i for i in range(2)}, max((f"{i}" for i in range(12))), f"{x}" == str(x), f"{'a' 'b'}" is not None)
