# Linear algebra over exact fractions: elimination, inverse, determinant, rank, a least-squares line.
from fractions import Fraction
from functools import reduce
from operator import mul


class Matrix:
    def __init__(self, rows):
        self.rows = [[Fraction(x) for x in row] for row in rows]

    @classmethod
    def unit(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    def __matmul__(self, other):
        return Matrix([[sum(map(mul, row, column)) for column in zip(*other.rows)] for row in self.rows])

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    __hash__ = None

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def reduced(self, beside=()):
        """Reduced row echelon form of this, and what becomes of the columns beside it."""
        rows = [row + list(more) for row, more in zip(self.rows, beside or [[]] * len(self.rows))]
        width, at, pivots, sign = len(self.rows[0]), 0, [], 1
        for column in range(width):
            found = next((i for i in range(at, len(rows)) if rows[i][column]), None)
            if found is None:
                continue
            if found != at:
                rows[at], rows[found], sign = rows[found], rows[at], -sign
            pivot = rows[at][column]
            pivots.append(pivot)
            rows[at] = [x / pivot for x in rows[at]]
            for i, row in enumerate(rows):
                if i != at and row[column]:
                    rows[i] = [x - row[column] * y for x, y in zip(row, rows[at])]
            at += 1
        return rows, pivots, sign

    def determinant(self):
        _, pivots, sign = self.reduced()
        return reduce(mul, pivots, Fraction(sign)) if len(pivots) == len(self.rows) else Fraction(0)

    def inverse(self):
        n = len(self.rows)
        rows, pivots, _ = self.reduced(Matrix.unit(n).rows)
        if len(pivots) < n:
            raise ZeroDivisionError("singular")
        return Matrix([row[n:] for row in rows])

    def __str__(self):
        return "[" + "; ".join(" ".join(map(str, row)) for row in self.rows) + "]"


a = Matrix([[2, 1, 1], [1, 3, 2], [1, 0, 0]])
print(a.determinant(), a.inverse(), a @ a.inverse() == Matrix.unit(3))
hilbert = Matrix([[Fraction(1, i + j + 1) for j in range(5)] for i in range(5)])
print(hilbert.determinant(), sum(map(sum, hilbert.inverse().rows)))
print(len(Matrix([[1, 2, 3], [2, 4, 6], [1, 1, 1]]).reduced()[1]), "is the rank")
try:
    Matrix([[1, 2], [2, 4]]).inverse()
except ZeroDivisionError as error:
    print(error)
points = [(0, 1), (1, 3), (2, 4), (3, 4), ("9/2", "13/2")]
x = Matrix([[1, Fraction(p)] for p, _ in points])
y = Matrix([[Fraction(q)] for _, q in points])
line = (x.T @ x).inverse() @ x.T @ y
print(line, [float(v) for (v,) in line.rows])
print(Fraction("0.125"), Fraction(0.1).limit_denominator(100), Fraction(-7, 3) // 1, round(Fraction(22, 7), 3))
