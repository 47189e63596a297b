"""Peak memory: 500,000 instances with two attributes."""
from resident import say


class Pair:
    def __init__(self, first, second):
        self.first = first
        self.second = second


say([Pair(i, i + 1) for i in range(500_000)])
