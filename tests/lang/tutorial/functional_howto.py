# The functional programming HOWTO.
import itertools, functools, operator
L = [1, 2, 3]; it = iter(L); print(next(it), it.__next__(), next(it))
try: next(it)
except StopIteration: print("stop")
a, b, c = iter((1, 2, 3)); print(a, b, c, max(iter(L)), 2 in iter(L), dict(iter([("Italy", "Rome"), ("France", "Paris")])))
print([line.strip() for line in ["  line 1\n", "line 2  \n", " \n"] if line.strip() != ""], [(x, y) for x in "abc" for y in (1, 2, 3)])
def generate_ints(N):
    for i in range(N): yield i
print(list(generate_ints(3)))
def inorder(t):
    if t:
        for x in inorder(t[0]): yield x
        yield t[1]
        for x in inorder(t[2]): yield x
print(list(inorder((((), 1, ()), 2, ((), 3, ())))))
def counter(maximum):
    i = 0
    while i < maximum:
        val = (yield i)
        if val is not None: i = val
        else: i += 1
it = counter(10); print(next(it), next(it), it.send(8), next(it), next(it, "exhausted"))
def upper(s): return s.upper()
print(list(map(upper, ["sentence", "fragment"])), list(filter(lambda x: x % 2 == 0, range(10))), list(enumerate(["subject", "verb"])), sorted([769, 7953, 9828, 6431], reverse=True), any([0, 1, 0]), all([0, 1]), list(zip(["a", "b", "c"], (1, 2, 3))), list(zip("a", (1, 2, 3))))
print(list(itertools.islice(itertools.count(10), 5)), list(itertools.chain("abc", (1, 2))), list(itertools.starmap(os_join := lambda *p: "/".join(p), [("/bin", "python"), ("/usr", "bin", "perl")])), list(itertools.combinations([1, 2, 3, 4], 3))[:2], list(itertools.permutations("aba", 2)))
cities = [("Decatur", "AL"), ("Huntsville", "AL"), ("Anchorage", "AK"), ("Nome", "AK"), ("Tucson", "AZ")]
for state, group in itertools.groupby(cities, operator.itemgetter(1)): print(state, [c for c, _ in group])
print(functools.reduce(operator.concat, ["A", "BB", "C"]), functools.reduce(operator.mul, [1, 2, 3], 1), functools.reduce(operator.add, [1, 2, 3, 4], 0), list(itertools.accumulate([1, 2, 3, 4, 5], operator.mul))); log = functools.partial(lambda m, s: f"{s}: {m}", s="server"); print(log("up")); print(sum(n for n in itertools.takewhile(lambda v: v < 100, (x ** 2 for x in itertools.count(1))) if n % 2))
