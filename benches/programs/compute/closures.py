"""Closures, nonlocal, partial application, decorators, lambdas."""


def counter(step):
    n = 0

    def tick():
        nonlocal n
        n += step
        return n

    return tick


def compose(*fs):
    def composed(x):
        for f in fs:
            x = f(x)
        return x

    return composed


def memo(f):
    cache = {}

    def wrapper(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]

    return wrapper


@memo
def collatz(n):
    return 1 if n == 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)


ticks = [counter(i) for i in range(10)]
for _ in range(50000):
    for t in ticks:
        t()
f = compose(lambda x: x + 1, lambda x: x * 2, lambda x: x - 3)
print([t() for t in ticks], sum(f(i) for i in range(150000)), max(map(collatz, range(1, 20000))))
