# Conway's game of life with sets.
from collections import Counter
def step(cells):
    near = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {c for c, n in near.items() if n == 3 or n == 2 and c in cells}
def show(cells, w, h): return "\n".join("".join("#" if (x, y) in cells else "." for x in range(w)) for y in range(h))
glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for gen in range(9):
    if gen % 4 == 0: print(show(glider, 6, 6), "\n")
    glider = step(glider)
cells = {(x, 5) for x in range(10)}
history = []
for _ in range(30): history.append(len(cells)); cells = step(cells)
print(history)
