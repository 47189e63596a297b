# Examples from PEPs: unpacking generalisations, yield from, f-strings.
print(*[1], *[2], 3, *[4, 5]); print(dict(**{"x": 1}, y=2, **{"z": 3}), [*range(4), 4], {*range(4), 4}, {"x": 1, **{"y": 2}}, {"x": 1, **{"x": 2}}, {**{"x": 2}, "x": 1}, (*range(2), *(2, 3)), [*a] if (a := "ab") else 0)
def f(*args, **kw): return args, sorted(kw)
print(f(*[1], *[2], **{"a": 1}, **{"b": 2}), f(**{"a": 1}, b=2), f(*"ab", c=1, *"d"))
for bad in ("f(**{'a': 1}, a=2)", "f(**{'a': 1}, **{'a': 2})", "f(**{1: 2})", "{**1}", "[*1]", "f(*1)", "f(**1)"):
    try: print(eval(bad))
    except TypeError as e: print(bad, e)
def accumulate():
    tally = 0
    while 1:
        nxt = yield
        if nxt is None: return tally
        tally += nxt
def gather_tallies(tallies):
    while 1: tallies.append((yield from accumulate()))
tallies = []; acc = gather_tallies(tallies); next(acc)
for i in range(4): acc.send(i)
acc.send(None)
for i in range(5): acc.send(i)
acc.send(None); print(tallies)
a, *b, c = range(5); print(a, b, c); (a, *b), c = [1, 2, 3], 4; print(b); [a, [*b, c]] = 1, "xyz"; print(b, c)
for a, *b in [(1, 2, 3), (4, 5, 6, 7)]: print(a, b)
value, width, precision = 12.34567, 10, 4; print(f"result: {value:{width}.{precision}}", f"{value=:.2f}", f"{'{'}", f"{3.4:10}", f"{value!r:>20}")
def fn(x=1, *, y: "ann" = 2) -> int: return x, y
print(fn.__annotations__, fn(y=5), fn.__kwdefaults__); nums = [y for x in range(5) if (y := x**2) % 2]; print(nums, y); class_scope = [lambda: n for n in range(2)]; print([g() for g in class_scope])
