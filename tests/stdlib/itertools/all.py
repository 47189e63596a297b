# Every function of itertools.
from itertools import *
import operator
def take(it, n=6): return list(islice(it, n))
print(take(count()), take(count(5, -2)), take(count(0.5, 0.25), 3), take(count(10**20), 2), take(cycle("abc"), 7), take(repeat(1), 3), list(repeat("x", 2)), list(cycle([])), count(3), repeat(5, 2), count(1, 2))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2], initial=100)), list(accumulate([], initial=0)), list(accumulate("abc")), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([1, 2, 3], func=operator.sub)))
print(list(batched("abcdefg", 3)), list(batched([], 2)), list(chain("ab", [1], ())), list(chain.from_iterable(["ab", [1]])), list(chain()), list(compress("abcdef", [1, 0, 1, 0, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(None, [0, 1, ""])), list(filterfalse(lambda x: x % 2, range(5))))
print([(k, list(g)) for k, g in groupby("aaabbca")], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4], key=lambda x: x % 2)], [k for k, g in groupby([1, 1, 2])], list(groupby([])))
print(list(islice("abcdef", 3)), list(islice("abcdef", 1, None, 2)), list(islice("abc", 5)), list(islice("abcdef", 2, 4)), list(islice(iter("abc"), 0)), list(pairwise("abcd")), list(pairwise("a")), list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest("ab", "wxyz", fillvalue="-")), list(zip_longest("a", [1, 2])), list(zip_longest()))
print(list(product("ab", [1, 2])), list(product("ab", repeat=2)), list(product()), list(product([1], [])), len(list(product(range(3), repeat=4))), list(permutations("abc", 2)), list(permutations([1, 2, 3])), list(permutations("ab", 3)), list(permutations("ab", 0)), list(combinations("abcd", 2)), list(combinations("ab", 3)), list(combinations_with_replacement("abc", 2)), len(list(combinations(range(10), 4))))
a, b, c = tee([1, 2, 3], 3); print(next(a), list(b), list(a), list(c), tee([1], 0)); x = iter("abc"); y, z = tee(x); print(next(y), next(y), list(z), list(y))
i = iter(range(10)); print(list(islice(i, 2)), next(i), list(islice(i, 1, 3)), list(i))
g = groupby("aab"); k1, g1 = next(g); k2, g2 = next(g); print(list(g1), list(g2))
for s in ["islice('a', -1)", "islice('a', 1, 2, 0)", "islice('a')", "islice('a', 'b')", "count('a')", "repeat(1, 'a')", "list(accumulate(['a', 1]))", "list(batched('a', 0))", "batched('a')", "chain(5)", "list(chain(5))", "combinations('a', -1)", "permutations('a', -1)", "product(1)", "product('a', repeat=-1)", "tee('a', -1)", "tee(5)", "list(starmap(pow, [1]))", "groupby(5)", "cycle(5)", "list(takewhile(5, [1]))", "list(zip_longest('a', b=1))", "zip_longest('a', nope=1)", "compress('a')", "list(batched('abc', 2, strict=True))", "pairwise(5)", "repeat()", "count(1, 2, 3)"]:
    try: r = eval(s); print(s, "=", r if isinstance(r, (list, tuple)) else type(r).__name__)
    except Exception as e: print(s, "|", type(e).__name__, e)
print([type(f).__name__ for f in (count(), cycle(""), chain(), repeat(1), groupby(""), product(), tee("")[0])], repeat(5, 3).__length_hint__(), list(map(sum, product([1, 2], [10, 20]))), sum(1 for _ in permutations(range(6))), next(dropwhile(bool, [1, 0, 2])), dict(zip("abc", count())), ["".join(p) for p in product("01", repeat=3)], [list(g) for _, g in groupby(enumerate([1, 2, 4, 5, 7]), lambda p: p[1] - p[0])])
