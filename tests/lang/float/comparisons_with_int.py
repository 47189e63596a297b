# Floats and ints compare by value, however large.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for left, right in [(2**53, 2.0**53), (2**53 + 1, 2.0**53), (10**400, 1e308), (-(10**400), -1e308), (2**1024, float("inf")), (1, float("nan")),
                    (-(2**1024), float("-inf")), (0, -0.0), (3, 3.5), (-3, -3.5), (2**60 + 1, float(2**60))]:
    print([left < right, left <= right, left == right, left != right, left > right, left >= right], [right < left, right == left])
print((1.5).__eq__(1), (1.5).__lt__("a"), (1.5).__ne__(None), (1.0).__eq__(True), (1.0).__eq__(1 + 0j))
print(hash(1.0) == hash(1), hash(2.0**70) == hash(2**70), hash(0.5), hash(float("inf")), hash(float("-inf")), hash(-0.0))
print(attempt(lambda: 1.5 < "a"))
print(attempt(lambda: 1.5 < 1j))
print(sorted([3, 2.5, True, -1, 1e3, 10**3 - 1, float("-inf")]))
