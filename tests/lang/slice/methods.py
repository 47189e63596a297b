# slice objects.
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), slice(1, None), s.indices(5), slice(None, None, -1).indices(5), slice(-3, None).indices(10), slice(100).indices(3), slice(-100, 100, 3).indices(7), slice(5, 1, -2).indices(10), list(range(10))[s], "abcdefghij"[s], s == slice(1, 10, 2), s != slice(1), slice("a", [], {}), slice(1) < slice(2), slice(None, None, -1).indices(0), slice(10**30).indices(5), hash(slice(1, 2)) == hash(slice(1, 2)))
for f in (lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: s.indices("a"), lambda: s.indices(-1), lambda: slice(1, 2, 0).indices(5), lambda: slice("a").indices(5), lambda: [1][slice("a")], lambda: setattr(s, "start", 1), lambda: hash(slice([])), lambda: "abc"[slice(0, 3, 1.5)], lambda: slice(1) < 5, lambda: [1, 2][slice(None, None, 0)], lambda: s.x):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Grid:
    def __init__(self): self.c = {(x, y): x * 10 + y for x in range(4) for y in range(4)}
    def __getitem__(self, k):
        xs, ys = (range(*p.indices(4)) if isinstance(p, slice) else [p] for p in k)
        return [[self.c[x, y] for y in ys] for x in xs]
g = Grid(); print(g[1, 2], g[1:3, 0], g[:, ::2], g[::-1, 3], g[1:, -2:])
l = list(range(6)); l[slice(0, 2)] = "ab"; del l[slice(4, None)]; print(l, l[slice(None, None, -1)], [l[i] for i in range(*slice(1, 3).indices(len(l)))])
FIRST, LAST = slice(0, 5), slice(-5, None); line = "hello world"; print(line[FIRST], line[LAST], line[slice(*s.indices(len(line)))])
