# A long line with many operators: the right one is marked.
a, b, c, d = 1, 2, 0, 4
x = (a + b * 2) - (d / (c * 3)) + sum([a, b, c]) * max(a, b) - len("text") ** 2 if a else 0
