# A comparison and a chained one.
def between(low, x, high):
    return low <= x < high
print(between(1, 2, 3))
print(between(1, 2, "3"))
