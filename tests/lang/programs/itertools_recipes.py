# The recipes of the documentation of itertools, each with a result.
import math
import operator
from collections import deque
from functools import reduce
from itertools import (accumulate, batched, chain, combinations, compress, count, cycle, filterfalse, groupby, islice,
                       pairwise, product, repeat, starmap, takewhile, tee, zip_longest)


def sliding_window(iterable, n):
    iterator = iter(iterable)
    window = deque(islice(iterator, n - 1), maxlen=n)
    for x in iterator:
        window.append(x)
        yield tuple(window)


def roundrobin(*iterables):
    iterators = map(iter, iterables)
    for active in range(len(iterables), 0, -1):
        iterators = cycle(islice(iterators, active))
        yield from map(next, iterators)


def powerset(iterable):
    s = list(iterable)
    return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))


def unique_everseen(iterable, key=None):
    seen = set()
    for element in iterable:
        k = element if key is None else key(element)
        if k not in seen:
            seen.add(k)
            yield element


def unique_justseen(iterable, key=None):
    return map(next, map(operator.itemgetter(1), groupby(iterable, key)))


def partition(predicate, iterable):
    t1, t2, p = tee(iterable, 3)
    p1, p2 = tee(map(predicate, p))
    return compress(t1, map(operator.not_, p1)), compress(t2, p2)


def sieve(n):
    primes = bytearray((0, 1)) * (n // 2)
    for p in takewhile(lambda p: p * p < n, (3, *range(5, n, 2))):
        if primes[p]:
            primes[p * p : n : p + p] = bytes(len(range(p * p, n, p + p)))
    yield 2
    yield from islice(compress(count(), primes), 1, None) if n > 2 else ()


def factor(n):
    for prime in sieve(math.isqrt(n) + 1):
        while not n % prime:
            yield prime
            n //= prime
            if n == 1:
                return
    if n > 1:
        yield n


def convolve(signal, kernel):
    kernel = tuple(kernel)[::-1]
    padded = chain(repeat(0, len(kernel) - 1), signal, repeat(0, len(kernel) - 1))
    return [sum(map(operator.mul, kernel, window)) for window in sliding_window(padded, len(kernel))]


def polynomial_from_roots(roots):
    return list(reduce(convolve, ([1, -root] for root in roots), [1]))


print(list(sliding_window("ABCDEFG", 4)))
print("".join(roundrobin("ABC", "D", "EF")))
print(list(powerset([1, 2, 3])))
print("".join(unique_everseen("AAAABBBCCDAABBB")), "".join(unique_everseen("ABBcCAD", str.casefold)))
print("".join(unique_justseen("AAAABBBCCDAABBB")))
evens, odds = partition(lambda x: x % 2, range(10))
print(list(evens), list(odds))
print(list(sieve(60)), list(factor(600)), list(factor(1_000_003)))
print(polynomial_from_roots([5, -4, 3]))
print([*batched("ABCDEFG", 3)], [*pairwise("ABCD")])
print([*zip_longest("ABCD", "xy", fillvalue="-")], [*starmap(pow, [(2, 5), (3, 2)])])
print(sum(starmap(operator.mul, zip([10, 20], [7, 3]))), [*filterfalse(lambda x: x % 2, range(6))])
print(len([*product("ab", range(3), repeat=2)]), [*repeat("z", 3)], next(islice(count(7, 5), 4, None)))
print([*accumulate([3, 4, 6, 2, 1, 9, 0, 7], max)], [*accumulate([100, 90, 90], lambda balance, pay: balance * 105 // 100 - pay)])
