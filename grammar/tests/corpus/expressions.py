a or b or c and d and not e
not not a
a < b <= c == d != e > f >= g is h is not i in j not in k
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
-a ** -b ** +c
~-+a
(a + b) * c
((a))
(a)
(a).b
((a, b))
(a, b)[0]
a if b else c if d else e
(a if b else c) if d else e
a.b.c[d](e).f
a[b]; a[b,]; a[b, c]; a[:]; a[b:]; a[:b]; a[b:c]; a[::]; a[b::c]; a[:b:c]; a[b:c:d]
a[b:c, d]; a[..., None]; a[*b]; a[*b, c]; a[b := 1]; a[(b := 1):c]; a[lambda: x]; a[b:c,]
[]; [a]; [a,]; [a, *b]; (); (a,); (*a,); (*a, b); {a}; {a,}; {*a}; {*a, b}
{}; {a: b}; {a: b,}; {a: b, **c}; {**a}; {a: b, c: d}
[a for b in c]; [a for b in c if d if e for f in g]; {a for b in c}; {a: b for c in d}; (a for b in c)
[a for b, in c]; [a for b, c in d]; [a for (b, c) in d]; [a for [b, *c] in d]; [a for b.c in d]; [a for b[c] in d]
[a async for b in c]
[(yield_) for a in b]
[a := 1, b]
[a for b in c if (d := e)]
[a if b else c for d in e]
[a for b in c or d if e or f]
{a: (b := c) for d in e}
*a, b
a, *b
a,
(a := b)
(yield_)
... ; None ; True ; False
a.b . c
x = (  # c
    1 +  # d
    2
)
x = a + \
    b
await_
async def f():
    await a ** 2; -await b; [await c for d in e]; [d async for d in e if await d]; await f(); await g.h[i]
    async with a as b, c: pass
    async with (a as b, c as d): pass
    async for a, b in c: pass
    else: pass
