# A matrix class: determinant, inverse with fractions, transpose, power.
from fractions import Fraction as F
class M:
    def __init__(self, rows): self.r = [[F(x) for x in row] for row in rows]
    def __repr__(self): return "M(" + "; ".join(" ".join(map(str, row)) for row in self.r) + ")"
    def __eq__(self, o): return self.r == o.r
    def __getitem__(self, ij): return self.r[ij[0]][ij[1]]
    def __add__(self, o): return M([[a + b for a, b in zip(x, y)] for x, y in zip(self.r, o.r)])
    def __mul__(self, k): return M([[a * k for a in row] for row in self.r])
    __rmul__ = __mul__
    def __matmul__(self, o): return M([[sum(a * b for a, b in zip(row, col)) for col in zip(*o.r)] for row in self.r])
    def __pow__(self, n): return M.eye(len(self.r)) if n == 0 else self.inv() ** -n if n < 0 else self @ self ** (n - 1)
    @classmethod
    def eye(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def T(self): return M(zip(*self.r))
    def det(self):
        a, d = [row[:] for row in self.r], F(1)
        for i in range(len(a)):
            p = next((k for k in range(i, len(a)) if a[k][i]), None)
            if p is None: return F(0)
            if p != i: a[i], a[p] = a[p], a[i]; d = -d
            d *= a[i][i]
            for k in range(i + 1, len(a)):
                f = a[k][i] / a[i][i]; a[k] = [x - f * y for x, y in zip(a[k], a[i])]
        return d
    def inv(self):
        n = len(self.r); a = [row + e for row, e in zip(self.r, M.eye(n).r)]
        for i in range(n):
            p = next((k for k in range(i, n) if a[k][i]), None)
            if p is None: raise ZeroDivisionError("singular matrix")
            a[i], a[p] = a[p], a[i]; a[i] = [x / a[i][i] for x in a[i]]
            for k in range(n):
                if k != i: f = a[k][i]; a[k] = [x - f * y for x, y in zip(a[k], a[i])]
        return M([row[n:] for row in a])
a = M([[2, 1, 0], [1, 3, 1], [0, 1, 4]]); print(a, a.T == a, a.det(), a.inv(), a @ a.inv() == M.eye(3), a ** 3, a ** -1 == a.inv(), 2 * a + a * -2, a[1, 1])
try: M([[1, 2], [2, 4]]).inv()
except ZeroDivisionError as e: print(e)
hilbert = M([[F(1, i + j + 1) for j in range(5)] for i in range(5)]); print(hilbert.det(), hilbert.inv()[4, 4], (hilbert @ hilbert.inv()) == M.eye(5)); fib = M([[1, 1], [1, 0]]); print((fib ** 30)[0, 1], F(1, 3) + F(1, 6), F("0.125"), F(3.5), F(10, 4), float(F(1, 8)), round(F(7, 3)), F(1, 3).limit_denominator(2), -F(1, 2) // 1, F(7, 2) % 1)
