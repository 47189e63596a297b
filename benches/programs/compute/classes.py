"""Making classes and instances, properties, special methods, inheritance."""


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __getitem__(self, i):
        return self.y if i else self.x

    @property
    def norm(self):
        return self.x * self.x + self.y * self.y


class Base:
    def __init__(self, n):
        self.n = n

    def value(self):
        return self.n


class Derived(Base):
    def __init__(self, n):
        super().__init__(n)
        self.extra = n * 2

    def value(self):
        return super().value() + self.extra


v, step = Vector(0, 0), Vector(1, 2)
for _ in range(300000):
    v = v + step
total = sum(Derived(i).value() for i in range(300000))
kinds = [type(f"K{i}", (Derived,), {"tag": i}) for i in range(300)]
print(v.x, v.y, v.norm, v[0] == v[1], v == Vector(300000, 600000), total, sum(k(1).tag for k in kinds))
