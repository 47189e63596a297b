"""sys.setcheckinterval and getcheckinterval, as Python 2 had them."""
# options: --check-interval 12345
import sys

print(sys.getcheckinterval())  # expect: 12345
sys.setcheckinterval(7)
print(sys.getcheckinterval())  # expect: 7
sys.setcheckinterval(1)
print(sum(range(100)), sys.getcheckinterval())  # expect: 4950 1
for bad in (0, -1, "x", None, 1.5):
    try:
        sys.setcheckinterval(bad)
        print("accepted", bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
# expect: ValueError
# expect: ValueError
# expect: TypeError
# expect: TypeError
# expect: TypeError
sys.setcheckinterval(10**9)
print(sys.getcheckinterval())  # expect: 1000000000
