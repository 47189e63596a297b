# Integers beyond machine words: arithmetic identities, powers, conversion.
a, b = 123456789012345678901234567890, 987654321098765432109876543210
print(a + b, a - b, a * b, b // a, b % a, -b // a, -b % a, b // -a, b % -a, divmod(-a, 10**9))
print(a ** 3, pow(a, b, 10**9 + 7), pow(3, -1, 11), pow(-3, 5, 7), pow(2, 1000) % 10**20, a * -1, -a, abs(-a), +a)
print(2**64, 2**64 - 1, -2**63, 2**63 - 1 + 1, (2**48) * (2**48), (2**49 - 1) + 1, -(2**48) - 1, 2**62 * 2, 3**100, (1 << 200) >> 190)
fact = 1
for i in range(1, 60): fact *= i
print(fact, len(str(fact)), fact.bit_length(), fact // 10**70, str(fact)[::-1][:20])
fib = [0, 1]
while len(fib) < 300: fib.append(fib[-1] + fib[-2])
print(fib[299], fib[299] // fib[298] == 1, fib[299] % 1000007)
for n in (2**48, 2**49, 2**53, 2**62, 2**63, 2**64, 2**100):
    for d in (-1, 0, 1):
        v = n + d
        assert v - d == n and -(-v) == v and v * 3 // 3 == v and (v << 5) >> 5 == v and int(str(v)) == v and int(hex(v), 16) == v and (v ^ -1) == ~v and v + ~v == -1 and v & v == v | v == v
        assert divmod(v, 7)[0] * 7 + v % 7 == v and divmod(-v, 7)[0] * 7 + -v % 7 == -v and divmod(v, -7)[0] * -7 + v % -7 == v
        print(v, v / 3, float(v), v // 12345, v % 12345, v * v, hash(v), sep=" ")
print(10**30 / 10**28, 10**400 // 10**398, 1 / 10**30, -10**25 / 3, 10**30 > 10.0**30, 10**23 == 1e23, 10**22 == 1e22)
for f in (lambda: 10**400 / 1, lambda: float(10**400), lambda: 10**400 * 1.0, lambda: 10**400 // 0, lambda: 10**30 % 0, lambda: 10**400 / 10**399, lambda: pow(10**30, -1, 0), lambda: pow(2, -1, 4), lambda: int("9" * 5000) and 1, lambda: len(str(10**5000)), lambda: int("9" * 4300) > 0):
    try: print(f())
    except (OverflowError, ZeroDivisionError, ValueError) as e: print(type(e).__name__, e)
print(sum(10**i for i in range(30)), max(10**20, 10**21, 1), sorted([10**20, 5, -10**20, 10**19]), {10**20: "big"}[10**20], 10**20 in range(10**21))
print(-7 // 10**20, -7 % 10**20, 7 // -10**20, 10**20 & 0xFFFF, -10**20 & 0xFFFF, 10**20 | -1, 10**20 ^ 10**19, ~10**20)
import math
print(math.isqrt(10**40), math.gcd(a, b), math.lcm(2**40, 3**20), math.factorial(30), math.comb(100, 50), math.perm(20, 10), math.prod(range(1, 25)))
