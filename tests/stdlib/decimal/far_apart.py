# Sums, products and quotients of numbers of many digits and far exponents are rounded as if they had been exact.
import random
from decimal import Decimal, Inexact, Rounded, localcontext

r = random.Random(11)


def number():
    digits = r.randrange(1, 34)
    text = "".join(r.choice("0000123456789999") for _ in range(digits)) if r.random() < 0.7 else r.choice("159") + "0" * (digits - 1)
    return Decimal(r.choice(["", "-"]) + text + "E" + str(r.randrange(-45, 45)))


total = 0
for precision in (1, 2, 5, 9, 16, 28, 30, 33, 34, 35, 50):
    with localcontext() as context:
        context.prec = precision
        for rounding in ("ROUND_HALF_EVEN", "ROUND_HALF_UP", "ROUND_DOWN", "ROUND_UP", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_DOWN"):
            context.rounding = rounding
            words = []
            for _ in range(120):
                a, b = number(), number()
                context.clear_flags()
                results = [a + b, a - b, a * b, a / b if b else 0, a < b, a == b, a >= b]
                words.append(" ".join(map(str, results)) + f" {bool(context.flags[Inexact])} {bool(context.flags[Rounded])}")
            for word in words:
                for letter in word:
                    total = (total * 31 + ord(letter)) % 1000000007
            print(precision, rounding, total, words[0])
