"""The plain loops: while, for, nested, with integers."""
n = total = 0
while n < 400000:
    total += n & 15
    if n % 3 == 0:
        total -= 1
    n += 1
for i in range(500):
    for j in range(300):
        total += i ^ j
xs = list(range(1000))
for _ in range(150):
    for i in range(len(xs)):
        xs[i] = (xs[i] * 5 + 1) & 1023
print(total, sum(xs))
