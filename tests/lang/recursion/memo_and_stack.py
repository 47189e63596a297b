# The same questions three ways: plain recursion, recursion with a memo, a stack of one's own.
from functools import cache, lru_cache


def memo(function):
    known = {}

    def asked(*args):
        if args not in known:
            known[args] = function(*args)
        return known[args]
    asked.known = known
    return asked


counted = 0


def plain(n, coins=(50, 20, 10, 5, 2, 1)):
    global counted
    counted += 1
    if n == 0 or not coins:
        return int(n == 0)
    return sum(plain(n - k, coins[1:]) for k in range(0, n + 1, coins[0]))


@memo
def ways(n, coins):
    if n <= 0 or not coins:
        return int(n == 0)
    return ways(n - coins[0], coins) + ways(n, coins[1:])


@lru_cache(maxsize=None)
def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))


def ackermann_by_stack(m, n):
    stack, deepest = [m], 0
    while stack:
        deepest = max(deepest, len(stack))
        m = stack.pop()
        if m == 0:
            n += 1
        elif n == 0:
            stack.append(m - 1)
            n = 1
        else:
            stack += [m - 1, m]
            n -= 1
    return n, deepest


def hanoi(n, a="a", b="b", c="c"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)


def hanoi_by_stack(n):
    stack = [(n, "a", "b", "c")]
    while stack:
        n, a, b, c = stack.pop()
        if n == 1:
            yield a + c
        elif n:
            stack += [(n - 1, b, a, c), (1, a, b, c), (n - 1, a, c, b)]


def permutations(items):
    return [[x, *rest] for i, x in enumerate(items) for rest in permutations(items[:i] + items[i + 1:])] or [[]]


@cache
def partitions(n, largest=None):
    largest = n if largest is None else largest
    return 1 if n == 0 else sum(partitions(n - k, min(k, n - k)) for k in range(1, min(n, largest) + 1))


def depth(tree):
    return 1 + max(map(depth, tree), default=0) if isinstance(tree, list) else 0


def flat(tree):
    stack, out = [tree], []
    while stack:
        top = stack.pop()
        stack.extend(reversed(top)) if isinstance(top, list) else out.append(top)
    return out


print(plain(50), counted, ways(50, (50, 20, 10, 5, 2, 1)), len(ways.known), ways(200, (100, 50, 20, 10, 5, 2, 1)))
print(ackermann(2, 9), ackermann(3, 3), ackermann.cache_info(), ackermann_by_stack(2, 9), ackermann_by_stack(3, 5))
print(" ".join(hanoi(3)), list(hanoi(7)) == list(hanoi_by_stack(7)), sum(1 for _ in hanoi_by_stack(12)))
print(permutations("abc"), len(permutations("abcde")), [partitions(n) for n in range(12)], partitions(100))
nested = [1, [2, [3, []], 4], [[5]]]
deep = 0
for _ in range(50_000):
    deep = [deep]
print(depth(nested), flat(nested), flat(deep))
try:
    depth(deep)
except RecursionError:
    print("too deep to go down by calls")
while isinstance(deep, list):
    deep = deep.pop()
is_even = lambda n: n == 0 or is_odd(n - 1)
is_odd = lambda n: n != 0 and is_even(n - 1)
print(is_even(300), is_odd(300), (lambda f: f(f, 20))(lambda f, n: 1 if n < 2 else n * f(f, n - 1)))
