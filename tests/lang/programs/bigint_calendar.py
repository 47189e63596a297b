# Numerical recipes that mix ints and floats: e, sqrt, continued fractions, egyptian fractions, perfect numbers.
def sqrt_digits(n, d):
    x = n * 100 ** d; r = 1 << (x.bit_length() + 1) // 2
    while (y := (r + x // r) // 2) < r: r = y
    s = str(r); return s[:-d] + "." + s[-d:]
print(sqrt_digits(2, 50), sqrt_digits(3, 30))
def e_digits(d):
    s = t = 10 ** (d + 10); k = 1
    while t: t //= k; s += t; k += 1
    s = str(s)[:d + 1]; return s[0] + "." + s[1:]
print(e_digits(60))
def cf(x, n):
    out = []
    for _ in range(n):
        a = int(x); out.append(a)
        if x == a: break
        x = 1 / (x - a)
    return out
print(cf(3.141592653589793, 6), cf(0.375, 5), cf(2 ** 0.5, 8))
def egypt(a, b):
    out = []
    while a: k = -(-b // a); out.append(k); a, b = a * k - b, b * k
    return out
print(egypt(7, 15), egypt(5, 121))
print([n for n in range(2, 9000) if n == sum({d for i in range(1, int(n ** .5) + 1) if n % i == 0 for d in (i, n // i)} - {n})])
print([n for n in range(10, 10000) if n == sum(int(c) ** len(str(n)) for c in str(n))], [n for n in range(1, 300) if (s := str(n * n)) and any(int(s[:i] or 0) + int(s[i:]) == n and int(s[i:]) for i in range(len(s)))])
pascal = [[1]]
while len(pascal) < 10: r = pascal[-1]; pascal.append([1, *map(sum, zip(r, r[1:])), 1])
print("\n".join(" ".join(f"{v:3}" for v in r).center(44).rstrip() for r in pascal))
look = ["1"]
import itertools
for _ in range(9): look.append("".join(f"{len(list(g))}{k}" for k, g in itertools.groupby(look[-1])))
print(look); gray = lambda n: [i ^ i >> 1 for i in range(2 ** n)]; print([f"{g:03b}" for g in gray(3)], [sum(divmod(i, 10)) for i in range(20)], pow(7, 10**18, 10**9 + 7), 2**521 - 1 > 10**150, str(3**200)[:10], len(str(2**10000)) if False else (2**10000).bit_length())
def luhn(s): return sum(d if i % 2 == 0 else sum(divmod(2 * d, 10)) for i, d in enumerate(map(int, s[::-1]))) % 10 == 0
print(luhn("79927398713"), luhn("79927398714"), [f"{i / 7:.20f}" for i in (1, 2)], f"{2 ** 0.5:.15g}", sum(1 / 2 ** i for i in range(60)), sum(1 / i ** 2 for i in range(1, 5000)))
