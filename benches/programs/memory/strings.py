"""Peak memory: a million short texts."""
from resident import say

say([f"name {i}" for i in range(1_000_000)])
