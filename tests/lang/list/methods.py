# list: every method, slicing, comparison, errors.
l = [3, 1, 2]
l.append(5); l.extend("ab"); l.insert(0, "first"); l.insert(-1, "x"); l.insert(100, "end"); l += (9,); print(l, len(l))
print(l.pop(), l.pop(0), l.pop(-2), l, l.index(1), l.count(5), l.remove(5), l, l.copy() == l, l.copy() is l, l.reverse(), l, l.clear(), l)
l = list(range(10))
print(l[2:5], l[:3], l[7:], l[-3:], l[::3], l[::-2], l[8:2:-2], l[100:], l[-100:2], l[5:2], l[:], l[2:-2], l[-1:-4:-1])
l[2:5] = "ab"; print(l); l[::2] = [0] * len(l[::2]); print(l); l[1:1] = [7, 8]; print(l); l[:] = [1, 2, 3]; print(l); del l[::2]; print(l); l[5:] = [4]; print(l); l[-1:0] = "z"; print(l); l[0:0] = l; print(l); l[:2] = []; print(l)
print([1, 2] + [3], [1] * 3, 2 * [0, 1], [] * 5, [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [1], [[1], [2]] > [[1], [1]], 2 in [1, 2], [1, 2].__contains__(1), [1, 2] != [2, 1], [1, [2]] == [1, [2]], list("abc"), list(), list((1, 2)), list({1: 2}), [*[1], *(2,)], list(range(3))[::-1], [0] * -1, list(map(str, [1])), [None] * 2)
for s in ["[].pop()", "[1].pop(5)", "[1].remove(2)", "[1].index(2)", "[1][5]", "[1][-2]", "l['a']", "l[1.0]", "[1] + (2,)", "[1] * 'a'", "[1] * 1.5", "[1] - [1]", "[1] < 5", "[1].append()", "[1].insert(1)", "[1].extend(5)", "hash([])", "list(5)", "[1].index(1, 1)", "[1, 2].sort(key=5)", "[1, 'a'].sort()", "[1].sort(lambda x: x)", "[1][::0]", "[1]['a':]", "[1].pop('a')", "[].nope", "[1].count()", "list(a=1)", "l[None]", "[1][10**20]", "[1] * 10**20", "[1].__getitem__()", "[1].index(2, 0, 5)", "[3].insert('a', 1)"]:
    try: print(s, "=", eval(s))
    except Exception as e: print(s, "|", type(e).__name__, e)
x = [1, 2, 3, 4]
for s in ["x[1:3] = 5", "x[::2] = [1]", "x[10] = 1", "del x[10]", "x['a'] = 1", "x[::2] = 'abc'", "x += 5", "x[::0] = []", "del x['a']", "x[1:2] = None", "x[:1] = (i for i in 'ab')", "x *= 2", "x[1.5] = 1"]:
    try: exec(s); print(s, x)
    except Exception as e: print(s, "|", type(e).__name__, e)
a = [[0] * 2] * 2; a[0][0] = 1; print(a, a[0] is a[1])
a = [1, 2, 3]
for v in a:
    if len(a) < 6: a.append(v * 10)
print(a)
for v in a: a.remove(v)
print(a)
a.append(a); print(a, a[-1] is a, repr(a), a == a if a[-1] is a else 0)
b = [1, 2]; b.extend(b); print(b); b[1:3] = b; print(b); b += b; print(len(b), [1, 2, 3].index(3, -1), [1, 2, 1].index(1, 1), [1.0, True].count(1))
it = iter([1, 2, 3]); print(next(it), it.__length_hint__(), list(it), list(it)); r = reversed([1, 2]); print(next(r), list(r), type(r).__name__, type(it).__name__)
g = [1, 2]; it = iter(g); g.append(3); print(list(it)); g.append(4); print(list(it))
print([1, 2, 3].__len__(), list.__name__, [].__class__, list[int], list.append([], 1), sum([[1], [2]], []), [x for x in [[]] if not x], max([1, 5], [2]), min([[2], [1, 9]]), sorted([[2], [1]]), any([]), all([]), [[1, 2], [3]][0][1], [3, 1][::-1].__str__())
