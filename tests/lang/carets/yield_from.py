# Through delegating generators and next().
def leaf():
    yield 1
    raise LookupError("leaf is empty")
def branch():
    yield from leaf()
def tree():
    yield 0
    yield from branch()
g = tree()
print(next(g), next(g))
next(g)
