"""Peak memory: 500,000 instances with two slots."""
from resident import say


class Pair:
    __slots__ = ("first", "second")

    def __init__(self, first, second):
        self.first = first
        self.second = second


say([Pair(i, i + 1) for i in range(500_000)])
