"""Dicts with int, string and tuple keys: filling, reading, deleting."""
d = {}
for i in range(300000):
    d[i * 7] = i
hits = 0
for i in range(300000):
    if i in d:
        hits += d[i]
for i in range(0, 2100000, 14):
    del d[i]
names = {f"key{i}": i for i in range(60000)}
for k in list(names):
    names[k] += 1
grid = {(x, y): x * y for x in range(120) for y in range(120)}
print(len(d), hits, sum(names.values()), sum(grid[x, 119 - x] for x in range(120)))
