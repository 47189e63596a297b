# Chained assignment, order of evaluation, walrus, deletion.
a = b = c = []
a.append(1)
print(b, c, a is c)


def loud(x):
    print("eval", x)
    return x


d = {}
d[loud("k1")] = d[loud("k2")] = loud("value")
print(d)
i = 0
i, d[i] = 1, 2
print(i, d)
x, y = 1, 2
x, y = y, x
print(x, y)
lst = [0, 1, 2, 3]
i = lst[i] = 3
print(i, lst)
if (n := len(lst)) > 3:
    print("n", n)
print([last := v for v in lst], last)
print((p := 1, q := 2), p, q)
del a, (b, c), [x]
for name in "abcx":
    print(name, name in globals())
lst = list(range(10))
del lst[0], lst[-1], lst[2:4], lst[::2]
print(lst)


class Box:
    pass


box = Box()
box.a = box.b = 1
del box.a
print(vars(box))
for s in ["del box.a", "del undefined", "del lst[99]", "del d['zz']", "del lst['a']", "undefined", "box.zz", "lst[99]", "lst[99] = 1", "d['zz']", "lst['a']", "i[0]", "name[1.0]", "()[0]", "''[0]", "b''[0]", "range(3)[5]", "del (1,)[0]", "'a'[0] = 'b'", "None.x", "None.x = 1", "(1).x = 1", "'s'.x = 1", "int.x = 1", "del box.__class__", "box.__class__ = int", "box.__dict__ = 1"]:
    try:
        exec(s)
    except Exception as e:
        print(f"{s:16} {type(e).__name__}: {e}")
