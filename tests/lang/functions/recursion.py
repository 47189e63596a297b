# Recursive functions of several kinds.
def ackermann(m, n):
    if m == 0: return n + 1
    if n == 0: return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))
def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)
def permutations(xs):
    if not xs: yield []
    for i, x in enumerate(xs):
        for rest in permutations(xs[:i] + xs[i + 1:]):
            yield [x] + rest
is_even = lambda n: n == 0 or is_odd(n - 1)
is_odd = lambda n: n != 0 and is_even(n - 1)
def flatten(x):
    return [z for y in x for z in flatten(y)] if isinstance(x, list) else [x]
def collatz(n): return [n] if n == 1 else [n] + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
def gcd(a, b): return a if not b else gcd(b, a % b)
def partitions(n, most=None):
    most = most or n
    if n == 0: return [[]]
    return [[k] + p for k in range(min(n, most), 0, -1) for p in (partitions(n - k, k) if n - k else [[]])]
print(ackermann(2, 3), list(hanoi(3)), list(permutations([1, 2, 3])), is_even(100), is_odd(100))
print(flatten([1, [2, [3, [4, []]]]]), collatz(27)[-5:], gcd(2**40, 6**20), partitions(5))
def queens(n, row=0, cols=(), d1=(), d2=()):
    if row == n: return 1
    return sum(queens(n, row + 1, cols + (c,), d1 + (row + c,), d2 + (row - c,)) for c in range(n) if c not in cols and row + c not in d1 and row - c not in d2)
print([queens(n) for n in range(1, 7)])
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
print(depth(900))
Y = lambda f: (lambda x: x(x))(lambda y: f(lambda *a: y(y)(*a)))
print(Y(lambda fac: lambda n: 1 if n < 2 else n * fac(n - 1))(30))
