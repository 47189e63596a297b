# Shifts by anything, powers with and without a modulus, and what they refuse.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(1 << 70, -1 << 70, (1 << 70) >> 69, -5 >> 1, -5 >> 100, 5 >> 100, 0 << 10**10)
print(attempt(lambda: 1 << -1))
print(attempt(lambda: 1 >> -1))
print(attempt(lambda: 1 << 1.0))
print(attempt(lambda: "a" << 1))
print(pow(2, 10), pow(2, -1), pow(-2, 3), pow(0, 0), pow(2, 100, 7), pow(3, -1, 7), pow(2, 5, -7), pow(10, 3, 1))
print(attempt(pow, 2, -1, 4))
print(attempt(pow, 2, 3, 0))
print(attempt(pow, 0, -1))
print(attempt(pow, 2, 3, 1.5))
print(attempt(pow, 2.0, 3, 5))
print(attempt(pow, 2, "a"))
print(attempt(pow, 2, 3, "a"))
print((2).__pow__(3), (2).__pow__(3, 5), (2).__rpow__(3), (2).__rpow__(3, 5), (2).__pow__("a"), (2).__pow__(1.5))
print(attempt((2).__pow__), attempt((2).__pow__, 1, 2, 3))
print((-8) ** (1 / 3))
