# A sequence worked out when it is asked for: indexes, slices of slices, reversed, and in.
class Lazy:
    def __init__(self, function, indexes):
        self.function, self.indexes, self.made = function, indexes, {}

    def __len__(self):
        return len(self.indexes)

    def __getitem__(self, key):
        if isinstance(key, slice):
            part = Lazy(self.function, self.indexes[key])
            part.made = self.made
            return part
        index = self.indexes[key]
        if index not in self.made:
            print(f"<{index}>", end=" ")
            self.made[index] = self.function(index)
        return self.made[index]

    def __repr__(self):
        return f"Lazy({self.indexes})"


class Counted(Lazy):
    def __reversed__(self):
        print("(backwards)", end=" ")
        return iter(self[::-1])

    def __contains__(self, value):
        print("(looked for)", end=" ")
        return any(self[i] == value for i in range(len(self)))


squares = Lazy(lambda n: n * n, range(20))
print(squares[3], squares[-1], squares[3])
part = squares[2:15:4]
print(part, len(part), list(part))
print(part[::-1], list(part[::-1]), squares.made)
print(part[1:][1:], part[-2:][0])
print(list(reversed(squares[:4])))
print(16 in squares[:10], 17 in squares[:6])
first, *middle, last = squares[0:6]
print(first, middle, last)
iterator = iter(squares[:3])
print(next(iterator), iterator.__length_hint__(), list(iterator), iterator.__length_hint__())
counted = Counted(str, range(10, 0, -3))
print(list(reversed(counted)), "7" in counted, "8" in counted)
print(dict(enumerate(counted)), sorted(counted), max(counted, key=int))
print(list(zip(counted, squares)), bool(squares[5:5]), squares[5:5])
for wrong in 20, -21, "a", 1.0:
    try:
        squares[wrong]
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
