# An uncaught exception: traceback with carets on standard error, exit status 1.
def inner(x):
    return [1, 2, 3][x] + undefined_thing
def outer():
    value = {"key": inner(1)}
    return value
print("before")
outer()
