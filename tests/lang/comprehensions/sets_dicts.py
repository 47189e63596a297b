# Set and dict comprehensions.
words = "the quick brown fox jumps over the lazy dog the end".split()
print({w: len(w) for w in words}, sorted({len(w) for w in words}), {k: [w for w in words if w[0] == k] for k in sorted({w[0] for w in words})})
inverse = {v: k for k, v in {"a": 1, "b": 2}.items()}
print(inverse, {**inverse, 3: "c"}, {i: {j: i * j for j in range(2)} for i in range(2)})
print({x: y for x in range(3) for y in range(x)}, {(x, y) for x in "a" for y in "b"}, {i % 3 for i in range(9)} == {0, 1, 2})
def log(x):
    print(x, end=" ")
    return x
print({log(k): log(v) for k, v in [(1, 2), (3, 4)]})
print({k: v for k, v in zip("abc", range(3)) if v}, {x for x in "hello" if x not in "aeiou"} == set("hll"), dict((k, v) for k, v in ["ab"]), len({frozenset(p) for p in ["ab", "ba"]}))
try:
    {[]: 1 for _ in "a"}
except TypeError as e:
    print(e)
try:
    {[1] for _ in "a"}
except TypeError as e:
    print(e)
for bad in ["{**d for d in x}", "[*a for a in x]", "{a: b, c for c in d}", "[x, y for x in z]", "{x: y for}", "(*a for a in b)", "[x for x in y z]", "{x:=1 for x in y}", "[x if y for x in z]", "[for x in y]", "[x for 1 in y]", "[x for x, in y]", "[x for f() in y]", "{1:2, **a for b in c}", "[x for x in lambda: y]", "[x for x in y if]", "f(*x for x in y)", "f(**x for x in y)"]:
    try:
        compile(bad, "<t>", "exec")
        print(bad, "fine")
    except SyntaxError as e:
        print(f"{bad:24} {e.msg}")
print({a: b for a, b in {1: 2}.items()} | {c: 0 for c in "x"}, {k: f for k in "ab" for f in [k * 2]})
