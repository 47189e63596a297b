# for, while, else, break, continue in all combinations.
for i in range(3):
    if i == 5: break
else: print("no break", i)
for i in range(3):
    if i == 1: break
else: print("never")
for x in []: pass
else: print("empty for else")
n = 5
while n:
    n -= 1
    if n % 2: continue
    print(n, end=" ")
else: print("while else")
while True:
    n += 1
    if n > 3: break
else: print("never")
for a in range(3):
    for b in range(3):
        if b == a: break
        if (a + b) % 2: continue
        print(a, b, end="; ")
    else: continue
    if a == 2: break
print()
def find(grid, v):
    for y, row in enumerate(grid):
        for x, c in enumerate(row):
            if c == v: return x, y
    else: return None
print(find(["abc", "def"], "e"), find(["a"], "z"))
for i in range(10, 0, -3): print(i, end=" ")
for c in "héy": print(c, end=" ")
for k in {"a": 1, "b": 2}: print(k, end=" ")
for k, v in {"a": 1}.items(): print(k, v, end=" ")
for i, (a, b) in enumerate(zip("ab", [1, 2]), 1): print(i, a, b, end=" ")
for x in (1, *[2, 3]): print(x, end=" ")
for x in *[1], 2: print(x, end="\n")
i = 0
while i < 3: i += 1; print(i, end=" ")
while 0: print("never")
else: print("while 0 else")
lst = [1, 2, 3, 4]
for v in lst:
    if v == 2: lst.remove(v)
print(lst)
for lst[0] in "xyz": pass
print(lst)
class T: pass
t = T()
for t.attr in range(3): pass
print(t.attr)
for _ in range(3): pass
else: print(_)
total = sum(1 for i in range(100) if i % 7 == 0 if i % 2); print(total)
def labels():
    out = []
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
        finally: out.append(f"f{i}")
        out.append(i)
    else: out.append("else")
    return out
print(labels())
it = iter(range(5))
for x in it:
    print(x, next(it, "end"), end="; ")
print()
for f in [lambda: 1, lambda: 2]: print(f(), end=" ")
big = 0
for i in range(100000): big += i & 3
print(big)
n, steps = 27, 0
while n != 1: n, steps = (n // 2, steps + 1) if n % 2 == 0 else (3 * n + 1, steps + 1)
print(steps)
