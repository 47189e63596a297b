"""Peak memory: a list of two million different ints."""
from resident import say

say([i * 7 for i in range(2_000_000)])
