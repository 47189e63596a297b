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

# What 3.14 says:
# expect: x y z 1 2 3 4 0 [1, 2, 3, 4] [1, 2] 3 a [] b 1 only
# expect: ['a', 'b', 'c']
# expect: a ['b', 'c'] [1, 2]
# expect: a 1 [2, 3]
# expect: b x ['y']
# expect: [4, 6] {'a': 'b', 'c': 'd'}
# expect: one two
# expect: [1, 'a', 'b', 7]
# expect: 1 [2, 3]
# expect: a, b = 1,                      ValueError: not enough values to unpack (expected 2, got 1)
# expect: a, b = 1, 2, 3                 ValueError: too many values to unpack (expected 2, got 3)
# expect: a, b = ()                      ValueError: not enough values to unpack (expected 2, got 0)
# expect: a, *b, c = 1,                  ValueError: not enough values to unpack (expected at least 2, got 1)
# expect: a, b = 5                       TypeError: cannot unpack non-iterable int object
# expect: a, b = None                    TypeError: cannot unpack non-iterable NoneType object
# expect: *a, = 3                        TypeError: cannot unpack non-iterable int object
# expect: a, b = 'xyz'                   ValueError: too many values to unpack (expected 2)
# expect: a, b, c = {1}                  ValueError: not enough values to unpack (expected 3, got 1)
# expect: (a, b), c = 1, 2               TypeError: cannot unpack non-iterable int object
# expect: [] = [1]                       ValueError: too many values to unpack (expected 0, got 1)
# expect: () = 1                         TypeError: cannot unpack non-iterable int object
# expect: a, b = iter([1])               ValueError: not enough values to unpack (expected 2, got 1)
# expect: a, b = (x for x in range(9))   ValueError: too many values to unpack (expected 2)
# expect: a, b = {1: 2}                  ValueError: not enough values to unpack (expected 2, got 1)
# expect: for a, b in [1]: pass          TypeError: cannot unpack non-iterable int object
# expect: for a, b in ['abc']: pass      ValueError: too many values to unpack (expected 2)
# expect: a, b = range(3)                ValueError: too many values to unpack (expected 2)
# expect: a, *b, c, d = [1, 2]           ValueError: not enough values to unpack (expected at least 3, got 2)
# expect: *a = 1               starred assignment target must be in a list or tuple
# expect: a, *b, *c = x        multiple starred expressions in assignment
# expect: *a                   can't use starred expression here
# expect: x = *a               can't use starred expression here
# expect: del *a               cannot delete starred
# expect: [*a, *b] = c         multiple starred expressions in assignment
# expect: (*a) = 1             cannot use starred expression here
# expect: for *a in b: pass    starred assignment target must be in a list or tuple
# expect: *a += 1              'starred' is an illegal expression for augmented assignment
# expect: print(*)             Invalid star expression
# expect: return *a            'return' outside function
# expect: x = yield *a         'yield' outside function
