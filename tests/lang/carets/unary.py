# A unary operator.
def negate(values):
    return [-v for v in values]
print(negate([1, 2]))
negate([1, "two"])
