# Inside a lambda and a key function.
pairs = [(1, "a"), (2,)]
print(sorted(pairs, key=lambda p: p[0]))
sorted(pairs, key=lambda p: (p[1], p[0]))
