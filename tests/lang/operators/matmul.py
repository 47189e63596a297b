# The @ operator with a small matrix class.
class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]

    def __matmul__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in columns] for r in self.rows])

    def __rmatmul__(self, other):
        return f"{other} @ matrix"

    def __mul__(self, k):
        return Matrix([[k * x for x in r] for r in self.rows])

    __rmul__ = __mul__

    def __pow__(self, n, mod=None):
        result = Matrix([[int(i == j) for j in range(len(self.rows))] for i in range(len(self.rows))])
        base = self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result if mod is None else Matrix([[x % mod for x in r] for r in result.rows])

    def __neg__(self):
        return self * -1

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __repr__(self):
        return f"Matrix({self.rows})"

    def __getitem__(self, key):
        i, j = key
        return self.rows[i][j]


f = Matrix([[1, 1], [1, 0]])
print(f @ f, f ** 10, (f ** 300)[0, 1])
print(pow(f, 1000, 10**9 + 7)[0, 1], 3 * f, f * 3, -f, f @ f == f ** 2)
print("x" @ f)
f @= f
print(f)
try:
    f @ 3
except TypeError as e:
    print(e)
