"""Matrices as lists of lists."""


def matmul(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def indexed(a, b):
    n = len(a)
    c = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            s = 0.0
            for k in range(n):
                s += a[i][k] * b[k][j]
            c[i][j] = s
    return c


n = 110
a = [[float(i * j % 7) for j in range(n)] for i in range(n)]
b = [[float((i + j) % 5) for j in range(n)] for i in range(n)]
c, d = matmul(a, b), indexed(a, b)
print(c == d, sum(map(sum, c)), c[3][5])
