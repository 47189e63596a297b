# What happens when a container changes while it is iterated.
l = [1, 2, 3, 4]
for x in l:
    if x == 2: l.remove(x)
print(l); l = [1, 2, 3]; out = []
for x in l:
    out.append(x)
    if x < 3 and len(l) < 6: l.append(x + 10)
print(out, l); l = [1, 2, 3]; it = iter(l); next(it); l.clear(); print(list(it)); l.extend([7, 8]); print(list(it)); l = [3, 1, 2]; it = reversed(l); next(it); l.pop(); print(list(it))
for what, make, change in [("dict add", lambda: {1: 1, 2: 2}, lambda d: d.update({len(d) + 9: 1})), ("dict del", lambda: {1: 1, 2: 2}, lambda d: d.pop(1, None)), ("set add", lambda: {1, 2}, lambda s: s.add(len(s) + 99)), ("set discard", lambda: {1, 2, 3}, lambda s: s.discard(max(s)))]:
    c = make()
    try:
        for x in c: change(c)
        print(what, "fine")
    except RuntimeError as e: print(what, e)
d = {"a": 1, "b": 2}
for k in d: d[k] += 10
print(d)
for k in list(d): del d[k]
print(d); d = {1: 1, 2: 2, 3: 3}
try:
    for k in d:
        if k == 1: del d[2]; d[4] = 4
        print(k, end=" ")
except RuntimeError as e: print(e)
for view in (dict.keys, dict.values, dict.items):
    d = {1: 1, 2: 2}
    try:
        for _ in view(d): d[len(d) + 10] = 0
    except RuntimeError as e: print(e)
s = "abc"
for c in s: s += c
print(s); b = bytearray(b"ab"); it = iter(b); next(it); b.extend(b"cd"); print(list(it)); r = range(3)
for i in r: r = range(10)
print(i, r); l = [1, 2, 3]; print([l.pop() for _ in l], l); l = list(range(5)); print([x for x in l if l.remove(x) is None], l); m = [1, 2]; g = (x for x in m); m.append(3); print(list(g)); e = enumerate(q := [1]); next(e); q.append(2); print(next(e)); z = zip(q, q); q.append(3); print(list(z)); from collections import deque; dq = deque([1, 2])
try:
    for x in dq: dq.append(x)
except RuntimeError as e: print(e)
class Evil(list):
    def __iter__(self): return (self.pop() for _ in range(2))
print([*Evil([1, 2, 3])], sorted(Evil([3, 2, 1])), sum(Evil([5, 6])))
l = [1, 2, 3]; l[:] = (l.pop() for _ in range(2)); print(l); l = [1, 2, 3, 4]; l[1:3] = l; print(l); l.extend(x for x in l[:2]); print(l)
class Eq:
    def __eq__(self, o): target.clear(); return False
target = [Eq(), Eq(), Eq()]; print(1 in target, target); target = [Eq(), 5]
try: print(target.index(5))
except ValueError as e: print(e)
target = [Eq(), Eq()]; print(target.count(1)); target = [Eq(), 1]
try: target.remove(1)
except ValueError as e: print(e)
