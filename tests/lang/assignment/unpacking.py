# Unpacking in every position, and its errors.
a, b, c = "xyz"
(d, [e, f]), g = (1, [2, 3]), 4
first, *rest = range(5)
*init, last = [1, 2, 3]
head, *middle, tail = "ab"
[h] = [1]
(i,) = {"only"}
print(a, b, c, d, e, f, g, first, rest, init, last, head, middle, tail, h, i)
*everything, = iter("abc")
print(everything)
(x, *y), *z = ("abc", 1, 2)
print(x, y, z)
for k, (v, *w) in {"a": (1, 2, 3), "b": "xy"}.items():
    print(k, v, w)
print([p + q for p, q in zip([1, 2], [3, 4])], {m: n for m, n in ["ab", "cd"]})
m, n = {"one": 1, "two": 2}
print(m, n)
lst = [0] * 4
lst[0], lst[1:3], *lst[3:] = 1, "ab", 7
print(lst)


class Obj: pass


o = Obj()
o.a, *o.b = 1, 2, 3
print(o.a, o.b)
for s in ["a, b = 1,", "a, b = 1, 2, 3", "a, b = ()", "a, *b, c = 1,", "a, b = 5", "a, b = None", "*a, = 3", "a, b = 'xyz'", "a, b, c = {1}", "(a, b), c = 1, 2", "[] = [1]", "() = 1", "a, b = iter([1])", "a, b = (x for x in range(9))", "a, b = {1: 2}", "for a, b in [1]: pass", "for a, b in ['abc']: pass", "a, b = range(3)", "a, *b, c, d = [1, 2]"]:
    try:
        exec(s)
        print(s, "fine")
    except Exception as e:
        print(f"{s:30} {type(e).__name__}: {e}")
for s in ["*a = 1", "a, *b, *c = x", "*a", "x = *a", "del *a", "[*a, *b] = c", "(*a) = 1", "for *a in b: pass", "*a += 1", "print(*)", "return *a", "x = yield *a"]:
    try:
        compile(s, "<t>", "exec")
        print(s, "fine")
    except SyntaxError as e:
        print(f"{s:20} {e.msg}")
