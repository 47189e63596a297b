"""Peak memory: a million pairs."""
from resident import say

say([(i, i + 1) for i in range(1_000_000)])
