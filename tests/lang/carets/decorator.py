# A decorator with arguments that fails.
def limit(n):
    def decorate(f):
        raise TypeError(f"cannot limit {f.__name__} to {n}")
    return decorate
@limit(
    3
)
def work():
    pass
