"""The builtin sort with keys, and one written in Python."""


def quick(xs):
    if len(xs) < 2:
        return xs
    p = xs[len(xs) // 2]
    return quick([x for x in xs if x < p]) + [x for x in xs if x == p] + quick([x for x in xs if x > p])


x, data = 12345, []
for _ in range(30000):
    x = (x * 1103515245 + 12345) % 2**31
    data.append(x)
a = sorted(data)
b = sorted(data, key=lambda v: (v % 100, -v))
c = quick(data)
words = sorted((str(v) for v in data), reverse=True)
print(a == c, b[0], b[-1], words[0], a[15000])
