# List comprehensions: nested loops, conditions, unpacking, side effects in order.
print([x * y for x in range(4) for y in range(x)], [x for x in range(20) if x % 2 if x % 3], [(x, y) for x in "ab" if x > "" for y in [1, 2] if y])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [v for row in matrix for v in row], [list(c) for c in zip(*matrix)])
print([a + b for a, b in [(1, 2), (3, 4)]], [a for a, *b in ["abc", "d"]], [b for a, *b in ["abc", "d"]], [k for k, (v, w) in [("x", (1, 2))]])
print([i if i % 2 else -i for i in range(5)], [lambda: i for i in range(0)], [[]] * 2, [[] for _ in range(2)])
primes = [n for n in range(2, 60) if all(n % d for d in range(2, int(n ** .5) + 1))]
print(primes)
print([(a, b, c) for c in range(1, 21) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c])
def log(x, what):
    print(what, x, end="; ")
    return x
[log(x + y, "body") for x in log([1, 2], "outer") if log(x, "if") for y in log([10], "inner")]
print()
print([x for x in (lambda: [1, 2])()])
class Box:
    pass
box = Box()
print([box.v for box.v in range(3)], box.v)
d = {}
print([d["k"] for d["k"] in "xy"], d)
print([x for x in [1, 2, 3] if (lambda y: y > 1)(x)], [f(2) for f in [lambda v: v + 1, lambda v: v * 5]])
print([[[z for z in range(y)] for y in range(x)] for x in range(4)])
try:
    [1 / x for x in [1, 0]]
except ZeroDivisionError as e:
    print(e)
print([*range(3)] + [*[i for i in "ab"]], [i for i in [*range(2), *"z"]], [x for x in (1, 2)])
print([x for _ in range(3) for x in [len("x" * _)]], [not x for x in [0, 1]], [x == 1 or None for x in [0, 1]])
