# Number algorithms: primes, modular arithmetic, bases, pi digits.
def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]: flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]
def miller_rabin(n):
    if n < 2: return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0: return n == p
    d, s = n - 1, 0
    while d % 2 == 0: d //= 2; s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else: return False
    return True
def pi_digits(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    out = []
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out.append(str(m))
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(out)
def egcd(a, b):
    if not b: return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y
def base(n, b):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    s = ""
    while n: n, r = divmod(n, b); s = digits[r] + s
    return s or "0"
def factor(n):
    out, p = {}, 2
    while p * p <= n:
        while n % p == 0: out[p] = out.get(p, 0) + 1; n //= p
        p += 1
    if n > 1: out[n] = 1
    return out
def collatz_max(limit): return max(range(1, limit), key=lambda n: steps(n))
def steps(n, memo={1: 0}):
    path = []
    while n not in memo: path.append(n); n = n // 2 if n % 2 == 0 else 3 * n + 1
    for k, m in enumerate(reversed(path), memo[n] + 1): memo[m] = k
    return memo[path[0]] if path else memo[n]
print(sieve(50), len(sieve(10000)), [n for n in (2**61 - 1, 2**67 - 1, 10**18 + 9, 561, 2**127 - 1) if miller_rabin(n)])
print(pi_digits(60), egcd(240, 46), [base(255, b) for b in (2, 8, 16, 36)], factor(2**10 * 3**5 * 101), collatz_max(3000), steps(27))
x = 12345
lcg = []
for _ in range(8): x = (x * 6364136223846793005 + 1442695040888963407) % 2**64; lcg.append(x >> 33)
print(lcg)
h = 0xcbf29ce484222325
for c in b"hash me": h = ((h ^ c) * 0x100000001b3) & (2**64 - 1)
print(hex(h), bin(h).count("1"), f"{h:b}"[-8:])
s, n = [], 2**40 - 87
while n: s.append(n & 0xFF); n >>= 8
print(s, int("".join(f"{b:02x}" for b in reversed(s)), 16) == 2**40 - 87)
e, p, q = 65537, 61**7, 53
rsa_n, phi = 3233, 3120
d = pow(17, -1, phi)
print(d, pow(pow(65, 17, rsa_n), d, rsa_n), [n for n in range(1, 500) if sum(i for i in range(1, n) if n % i == 0) == n])
