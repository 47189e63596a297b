a = b
a = b = c
a, b = c
a, = b
*a, b = c
[a, *b] = c
(a, [b, c]), d = e
(a) = b
(a.b) = c
a.b = c[d] = e
a[b:c] = d
a = yield_ = *b, c
a += 1; a -= 1; a *= 1; a @= 1; a /= 1; a %= 1; a &= 1; a |= 1; a ^= 1; a <<= 1; a >>= 1; a **= 1; a //= 1
a += b, c
a.b += 1; a[b] += 1; (a) += 1
a: int
a: int = 1
a: int = *b, c
(a): int = 1
a.b: int
a[b]: int = 1
(a.b): int
a: lambda: 1
del a; del a, b; del (a); del (a, b); del [a, b]; del a.b, c[d]; del (a), (b); del a,; del ()
assert a; assert a, b
raise; raise a; raise a from b
import a; import a.b.c; import a as b; import a.b as c, d
from a import b; from a.b import c as d, e; from a import *; from a import (b); from a import (b as c, d,)
from . import a; from .a import b; from .. import a; from ... import a; from .... import a; from ...a.b import c; from . .. import x
pass; break_ = continue_ = 1;
while a: break
while a:
    continue
else:
    pass
for a in b: pass
for a, b in c: pass
for a, in b: pass
for *a, b in c: pass
for (a, b) in c: pass
for a.b in c: pass
for a[b] in c: pass
for a in b, c: pass
for a in *b, c: pass
for a in b:
    pass
else:
    pass
if a: b
if a: pass
else: pass
if a:
    pass
elif b:
    pass
elif c:
    pass
else:
    pass
if (a := b): pass
if a: b; c;
try: pass
finally: pass
try: pass
except: pass
try:
    pass
except A:
    pass
except (A, B) as c:
    pass
except A.b as d: pass
except:
    pass
else:
    pass
finally:
    pass
try: pass
except* A as b: pass
except* (B, C): pass
else: pass
finally: pass
with a: pass
with a, b: pass
with a as b: pass
with a as b, c as d: pass
with (a): pass
with (a, b): pass
with (a, b,): pass
with (a as b): pass
with (a as b, c): pass
with (a, b as c,): pass
with (a, b) as c: pass
with (a), b: pass
with (a), (b): pass
with (a, b), c: pass
with (a).b: pass
with (a) as b: pass
with (a + b): pass
with (a) + b: pass
with (yield_): pass
with (a for b in c): pass
with (a := b): pass
with (a, b := c): pass
with (*a, b): pass
with (): pass
with (lambda: x): pass
with a as (b, c): pass
with a as [b, *c]: pass
with a as b.c, d as e[f]: pass
with (a as (b, c)): pass
with (a if b else c): pass
with (a, [b for c in d]): pass
with (
    a as b,  # c
    c as d,
): pass
