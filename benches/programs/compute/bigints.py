"""Integers of hundreds of digits."""
a, b = 0, 1
for _ in range(60000):
    a, b = b, a + b
f = 1
for i in range(1, 1400):
    f *= i
x = pow(3, 10**40, 10**45 + 9)
digits, n = 0, f
while n:
    n, d = divmod(n, 10**9)
    digits += d
for m in range(2, 1500):
    x += pow(m, 10**30, 10**40 + m)
print(a % 10**20, digits, x, len(str(f)), f.bit_length())
