# The first call of a native function holds no more references than any other.
import sys
x = []
print(sys.getrefcount(x), sys.getrefcount(x))
