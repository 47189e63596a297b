# PEP 572 in the places where it pays, and where it may not stand.
import re
data = ["key=value", "nothing", "a=b=c"]
for line in data:
    if (m := re.match(r"(\w+)=(.*)", line)) is not None:
        print(m.group(1), "->", m[2])
print([y for x in range(6) if (y := x * x) % 2 == 0], y)
total = 0
print([total := total + v for v in (1, 2, 3)], total)
print(any((witness := n) % 7 == 0 for n in range(1, 20)), witness)
def f(a, b=(k := 3)):
    return a, b, [inner := 5, inner]
print(f(1), k)
stack = [1, 2, 3]
while (top := stack and stack.pop()):
    print("pop", top)
print({(key := "a"): (val := 1)}, key, val, f"{(w := 5)} {w:=4}")
def g():
    [hidden := i for i in range(3)]
    return hidden
print(g(), "hidden" in globals())
lst = [1, 2, 3, 4]
print(lst[(i := 1):(j := 3)], i, j, lst[a := 0], a)
print((lambda: (z := 1) + z)())
for bad in ["x := 1", "(x := 1) = 2", "x = y := 1", "f(a=b := 1)", "(x.y := 1)", "(x[0] := 1)", "[i := 0 for i in x]", "[x for x in (y := z)]", "class A:\n [n := i for i in x]", "def f(x: y := 1): pass", "lambda: x := 1", "(a, b := 1, 2) = 3", "((a, b) := 1)", "with (a := b) as c: pass", "del (a := 1)", "[[j := 0 for i in x] for j in y]", "x = {y := 1}", "assert x := 1"]:
    try:
        compile(bad, "<t>", "exec")
        print(f"{bad!r} fine")
    except SyntaxError as e:
        print(f"{bad!r} {e.msg}")
