# Ranges beyond 64 bits: length, items, slices, membership, iteration.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


big = 2**100
r = range(big, big + 10, 3)
print(r, list(r), r[0], r[-1], r[1:3], r[::-1], r.index(big + 3), r.count(big), big + 6 in r, big + 7 in r, len(r), reversed(r), r == range(big, big + 12, 3), hash(r) == hash(range(big, big + 12, 3)))
huge = range(0, big)
print(attempt(len, huge), huge[big - 1] == big - 1, huge[-1] == big - 1, big // 2 in huge, 1.5 in huge, attempt(lambda: huge[big]), huge[5:big:10][3], bool(huge), next(iter(huge)), iter(huge).__length_hint__() == big)
iterator = iter(r)
print(type(iterator).__name__, next(iterator), iterator.__length_hint__(), iterator.__reduce__()[1], type(reversed(r)).__name__, list(reversed(r)))
iterator.__setstate__(2)
print(list(iterator), attempt(iterator.__setstate__, "a"))
print(range(0, -big, -(big // 2)), list(range(0, -big, -(big // 2))), range(big, 0), list(range(big, 0)), range(5, 2**64)[2**63])
