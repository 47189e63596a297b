# Big integers at work: Pell's equation, inverses, Miller and Rabin, digits of e and pi, factors.
from math import gcd, isqrt


def pell(n):
    a0 = a = isqrt(n)
    m, d, (x, y), (p, q) = 0, 1, (1, 0), (a0, 1)
    while p * p - n * q * q != 1:
        m = d * a - m
        d = (n - m * m) // d
        a = (a0 + m) // d
        (x, y), (p, q) = (p, q), (a * p + x, a * q + y)
    return p, q


def inverse(a, m):
    old, r, s, t = a, m, 1, 0
    while r:
        q, (old, r) = old // r, (r, old % r)
        s, t = t, s - q * t
    return s % m if old == 1 else None


def is_prime(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    s = (n - 1 & 1 - n).bit_length() - 1
    for a in 2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37:
        x = pow(a, n - 1 >> s, n)
        if a % n == 0 or x in (1, n - 1):
            continue
        if not any((x := x * x % n) == n - 1 for _ in range(s - 1)):
            return False
    return True


def digits_of_e(n):
    total, term, k = 0, 10 ** (n + 10), 1
    while term:
        total, term, k = total + term, term // k, k + 1
    return total // 10 ** 10


def digits_of_pi():
    q, r, t, i = 1, 180, 60, 2
    while True:
        u, y = 3 * (3 * i + 1) * (3 * i + 2), (q * (27 * i - 12) + 5 * r) // (5 * t)
        yield y
        q, r, t, i = 10 * q * i * (2 * i - 1), 10 * u * (q * (5 * i - 2) + r - y * t), t * u, i + 1


def factor(n, c=1):
    if n == 1 or is_prime(n):
        return [n] * (n > 1)
    if n % 2 == 0:
        return [2, *factor(n // 2)]
    x = y = 2
    d = 1
    while d == 1:
        x, y = (x * x + c) % n, ((y * y + c) ** 2 + c) % n
        d = gcd(x - y, n)
    return factor(n, c + 1) if d == n else sorted(factor(d) + factor(n // d))


for n in 2, 13, 61, 109, 661:
    x, y = pell(n)
    print(n, x, y, x * x - n * y * y)
m = 2 ** 127 - 1
for a, modulus in (3, 11), (10 ** 30, m), (-7, m), (6, 9), (12345678901234567890, 10 ** 40 + 1):
    found = inverse(a, modulus)
    print(a, modulus, found, found is not None and found == pow(a, -1, modulus))
print([n for n in range(60) if is_prime(n)], [p for p in range(2, 610) if is_prime(p) and is_prime(2 ** p - 1)])
print([is_prime(n) for n in (561, 3215031751, 3825123056546413051, 2 ** 89 - 1, 2 ** 128 + 51, 10 ** 50 + 151)])
print(digits_of_e(120))
pi = digits_of_pi()
print("".join(str(next(pi)) for _ in range(100)), f"{digits_of_e(20):,}", f"{digits_of_e(15):_x}")
for n in 2 ** 32 + 1, 10 ** 17 + 1, 600851475143, 2 ** 60, 999999000001:
    print(n, factor(n))
a, b = 0, 1
for _ in range(400):
    a, b = b, a + b
print(a, a.bit_length(), a % 1000007, isqrt(a), a >> 200, -a // 10 ** 60, -a % 10 ** 12, divmod(a, -(10 ** 70)))
