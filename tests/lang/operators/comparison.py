# Comparisons, chains, identity, membership.
print(1 < 2 < 3, 1 < 3 < 2, 1 < 2 > 0, 3 == 3.0 == 3 + 0j, 1 != 2 != 1)
print(None is None, [] is [], not 1 == 2, not ([] is not None))
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "é" > "z")
print((1, 2) < (1, 3), (1,) < (1, 0), [1, [2]] == [1, [2]], [1, 2] <= [1, 2], (1, "a") == (1, "a"))
print({1, 2} < {1, 2, 3}, {1} <= {1}, {1} < {2}, {1, 2} >= {1}, {1} == frozenset({1}))
print(2 in [1, 2], 3 not in (1, 2), "b" in "abc", "" in "", "k" in {"k": 1}, 1 in range(0, 10, 3), 5 in iter([1, 5]))
print(10**20 == 1e20, 2**53 + 1 == float(2**53), 2**53 + 1 > float(2**53), 10**400 > float("inf"), 10**400 > 1.5, -10**400 < float("-inf"))


def noisy(x):
    print("eval", x, end=" ")
    return x


print(noisy(1) < noisy(0) < noisy(5))
print(noisy(1) < noisy(2) < noisy(5))
tests = [lambda: 1 < "a", lambda: None >= None, lambda: [1] < (1,), lambda: {} < {}, lambda: 1j < 2j,
         lambda: 1 in 5, lambda: 1 in "abc", lambda: object() < object(), lambda: [1, "a"] < [1, 2], lambda: {1} < [1]]
for t in tests:
    try:
        print(t())
    except TypeError as e:
        print(e)
print(1 == "1", None == 0, [] == (), {} == set(), 0 == False, "" == b"")
nan = float("nan")
print(nan < nan, nan == nan, nan != nan, nan > 1, max(nan, 1), max(1, nan), sorted([3, nan, 1])[0])
