"""Peak memory: a million floats."""
from resident import say

say([i / 7 for i in range(1_000_000)])
