"""Backtracking with sets and generators."""


def queens(n, row=0, columns=frozenset(), rising=frozenset(), falling=frozenset()):
    if row == n:
        yield 1
        return
    for c in range(n):
        if c not in columns and row - c not in falling and row + c not in rising:
            yield from queens(n, row + 1, columns | {c}, rising | {row + c}, falling | {row - c})


def bits(n, columns=0, rising=0, falling=0):
    full = (1 << n) - 1
    if columns == full:
        return 1
    found, free = 0, full & ~(columns | rising | falling)
    while free:
        place = free & -free
        free ^= place
        found += bits(n, columns | place, (rising | place) << 1, (falling | place) >> 1)
    return found


print(sum(queens(9)), bits(11))
