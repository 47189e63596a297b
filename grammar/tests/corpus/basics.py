"""Docstring."""
import os, sys as system
from . import a
from ..b.c import (d, e as f,)
from ... import *
x = y = 1, 2
x: int = 5
(x): int
a.b[c]: str = 'x'
x += 1; y **= 2; z //= yield_ @ 3
def f(a, b=1, /, c: int=2, *args: int, d, e=5, **kw: str) -> None:
    """doc"""
    global g, h
    nonlocal_ = 1
    return 1, *args
async def g(*, a): await a; return
class A(B, metaclass=C, *D, **E):
    pass;
@dec(1)
@dec.b
class F: x = 1
if a < b <= c is not d not in e: pass
elif not x: pass
elif -x ** -y: pass
else:
    while True: break
    else: continue
for i, *j in 1, *k: pass
else: pass
try:
    raise X from Y
except A: pass
except (A, B) as e: pass
except: raise
else: pass
finally: pass
try: pass
except* A: pass
with a as b, c as (d, e): pass
with (a as b, c,): pass
with (a, b): pass
with (a, b) as c: pass
with (a): pass
with (yield): pass
with (x for x in y): pass
with (a)(b) as c.d, e[f]: pass
assert a, 'b'
del a, (b, c), d[0], [e.f]
lambda: 0
lambda a, /, b=1, *c, d=2, **e: (yield)
[x for x in y if z if w for a, in b]
{x async for x in y}
{x: y for x in y}
{**a, 'b': c}
{*a, b}
f(x for x in y)
f(a, *b, c=d, **e)
f(a := 1, (b := 2))
a[1:2, ::3, :, *b, c:=3]
a[1:2]; a[:]; a[b,]; a[*b]; a[(1, 2)]
a if b else c if d else e
a or b and c or d
(a, b); (a,); (); [a]; []
0x1F + 0o17 - 0b1 * 1_000 / 1.5e3 // 2j % 12345678901234567890123
'a' 'b' "c"
b'a\x00' rb'\d'
u'x' 'y'
f'a{b}c{d!r:>{w}}{e=}{f = }{{}}' 'g' f"{x:%H:%M}"
f'''{
a # comment
}'''
type X[T: int = str, *Ts = *A, **P = [int]] = list[T]
def f[T](x: T) -> T: ...
class A[T](B[T]): ...
match x:
    case 1 | -1 | 1+2j | 'a' 'b' | None: pass
    case [a, *_, b] if c: pass
    case (a), *rest: pass
    case {'k': v, a.b: 1, **rest}: pass
    case A.B(1, x=y) as z: pass
    case (1 | 2) as x: pass
    case _: pass
match = 1
match(x)
match (x), y:
    case _: pass
match.foo; match[x]: int = 3
case = type = 1
type(x)
print(match, case)
