"""Flipping pancakes: small lists, slices, integer indices."""


def fannkuch(n):
    count, most, checksum, r, sign = list(range(1, n + 1)), 0, 0, n, 1
    perm = list(range(n))
    while True:
        if perm[0]:
            flips, p = 0, perm[:]
            while first := p[0]:
                p[: first + 1] = p[first::-1]
                flips += 1
            most = max(most, flips)
            checksum += sign * flips
        if sign == 1:
            perm[0], perm[1], sign = perm[1], perm[0], -1
            continue
        perm[1], perm[2], sign = perm[2], perm[1], 1
        for i in range(2, n):
            if count[i] != 1:
                count[i] -= 1
                break
            if i == n - 1:
                return checksum, most
            count[i] = i + 1
            perm.insert(i + 1, perm.pop(0))


print(*fannkuch(9))
