"""List, dict and set comprehensions, nested and filtered."""
total = 0
for _ in range(150):
    squares = [i * i for i in range(5000)]
    even = [x for x in squares if x % 2 == 0]
    table = {i: x for i, x in enumerate(even)}
    rest = {x % 97 for x in squares}
    grid = [[i * j for j in range(50)] for i in range(50)]
    flat = [v for row in grid for v in row if v & 3]
    total += sum(even) + len(table) + len(rest) + sum(flat) + sum(x for x in flat if x > 1000)
print(total)
