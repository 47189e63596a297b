# A call with a star argument that is no iterable.
def f(*args, **kwargs):
    return args
options = None
print(f(*[1, 2]))
f(1, *options, key=2)
