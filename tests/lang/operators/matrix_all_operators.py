# A matrix class that has every arithmetic operator: plain, reflected, in place, unary.
import operator


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    def __repr__(self):
        return "/".join(" ".join(map(str, row)) for row in self.rows)

    def _each(self, other, op):
        if isinstance(other, Matrix):
            return Matrix([map(op, a, b) for a, b in zip(self.rows, other.rows)])
        if isinstance(other, (int, float)):
            return Matrix([(op(a, other) for a in row) for row in self.rows])
        return NotImplemented

    def __matmul__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, c)) for c in columns] for row in self.rows])

    def __rmatmul__(self, other):
        return Matrix([other]) @ self

    def __imatmul__(self, other):
        self.rows = (self @ other).rows
        return self

    def __pow__(self, n, modulus=None):
        result, base = Matrix([[int(i == j) for j in range(len(self.rows))] for i in range(len(self.rows))]), self
        while n:
            if n & 1:
                result = result @ base
            base, n = base @ base, n >> 1
            if modulus is not None:
                result, base = result % modulus, base % modulus
        return result

    def __neg__(self):
        return 0 - self

    def __pos__(self):
        return Matrix(self.rows)

    def __abs__(self):
        (a, b), (c, d) = self.rows
        return a * d - b * c

    def __invert__(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, place):
        i, j = place
        part = [row[j] if isinstance(j, slice) else [row[j]] for row in self.rows[i:i + 1 or None]] \
            if not isinstance(i, slice) else [row[j] for row in self.rows[i]]
        return part

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows


for name in "add sub mul truediv floordiv mod and or xor lshift rshift".split():
    function = getattr(operator, name + "_" * (name in ("and", "or")))

    def plain(self, other, function=function):
        return self._each(other, function)

    def reflected(self, other, function=function):
        return self._each(other, lambda a, b: function(b, a))

    setattr(Matrix, f"__{name}__", plain)
    setattr(Matrix, f"__r{name}__", reflected)

m, n = Matrix([[1, 2], [3, 4]]), Matrix([[5, 6], [7, 8]])
print(m + n, m - n, m * n, n / m, n // m, n % m, sep=" | ")
print(m & n, m | n, m ^ n, m << n, n >> m, sep=" | ")
print(10 + m, 10 - m, 10 * m, 12 / m, 13 // m, 13 % m, 6 & m, 6 | m, 6 ^ m, 1 << m, 64 >> m, sep=" | ")
print(m @ n, [1, 1] @ m, -m, +m == m, +m is m, abs(m), ~m, sep=" | ")
print(m ** 5, pow(Matrix([[1, 1], [1, 0]]), 90), pow(Matrix([[1, 1], [1, 0]]), 10 ** 18, 1000), sep=" | ")
same = m
m += 1
print(m, same, m is same)
same @= n
print(same, m @ n != same, Matrix([[1, 0]]) == [[1, 0]])
print(n[0:2, 1], n[0:2, ::-1], n[1, 0])
for op in (lambda: m + "x", lambda: "x" - m, lambda: m @ 3, lambda: m < n):
    try:
        print(op())
    except TypeError as error:
        print(error)
