# The limit on int <-> str conversion of huge numbers, and how to lift it.
import sys
print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits)
n = 10 ** 5000
for f in (lambda: str(n), lambda: int("1" * 5000), lambda: f"{n}", lambda: repr(n), lambda: "%d" % n, lambda: int("1" * 4300) > 0, lambda: len(hex(n)) > 0, lambda: len(str(10 ** 4299))):
    try: print(f())
    except ValueError as e: print(e)
sys.set_int_max_str_digits(0); print(len(str(n)), int("7" * 6000) % 9); sys.set_int_max_str_digits(640); print(len(str(10**639)))
try: str(10**640)
except ValueError as e: print(e)
try: sys.set_int_max_str_digits(100)
except ValueError as e: print(e)
print(n == int(hex(n), 16), n.bit_length(), (n * n).bit_length(), n % 10**9 + 7, pow(n, 3, 10**9 + 7), -n < 0, n // 10**4990, hash(n) == hash(10**5000 % (2**61 - 1)))
