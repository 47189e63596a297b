# The whole call is marked; the arguments of an inner one.
def f(a, b):
    return a
def g(x):
    return x.missing()
print(f(1,
        g(5)))
