# Precedence and associativity as the reference's table has them.
print(2 + 3 * 4 ** 2 // 5 % 6 - 7)
print(-2 ** 2, (-2) ** 2, 2 ** -1, -3 // 2, ~1 + 1, not 1 + 1)
print(1 | 2 ^ 3 & 4 << 1 + 1, (1 | 2) ^ 3, 7 & 3 == 3, 1 << 2 + 1, 10 - 4 - 3, 2 * 3 % 4)
print(1 < 2 == True, (1 < 2) == True, not 1 == 2, 1 in [1] == True)
print(1 if 0 else 2 if 0 else 3, (lambda: 1 if 0 else 2)(), [1, 2][0] + 3, -[1][0])
print(1 or 0 and 0, (1 or 0) and 0, not 0 or 1, not (0 or 1))
x = lambda a, b=2: a if a > b else b
print(x(1), x(5), (lambda: (yield))().__class__.__name__)
print("%d %s" % (1, "a") + "b", "a" + "b" * 2, ("a" + "b") * 2, *[1, 2] + [3])
print(8 / 2 / 2, 8 / (2 / 2), 2 ** 2 ** 3, 100 // 7 // 2, 1 - -1, 1 - - - 1, +-+1)
print((y := 5) + y, [z := 1, z + 1], 3 < (w := 4) < 5, w)
