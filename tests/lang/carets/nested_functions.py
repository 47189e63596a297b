# Frames of nested functions, comprehensions and properties.
class Shape:
    def __init__(self, sides):
        self.sides = sides
    @property
    def perimeter(self):
        return sum(self.scaled(s) for s in self.sides)
    def scaled(self, s):
        def inner(k):
            return {s: k}[k]
        return inner(s)
print(Shape([1, 1]).perimeter)
print({name: Shape(sides).perimeter for name, sides in {"ok": [], "bad": [2, "x"]}.items()})
class Strict(Shape):
    @property
    def perimeter(self):
        return super().perimeter / len(self.sides)
Strict([]).perimeter
