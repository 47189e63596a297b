"""Method calls of every kind in a loop."""


class Counter:
    made = 0

    def __init__(self):
        self.n = 0

    def plain(self, k):
        self.n += k

    def keywords(self, k=1, *, scale=1):
        self.n += k * scale

    @staticmethod
    def static(a, b):
        return a + b

    @classmethod
    def count(cls):
        cls.made += 1

    def __call__(self, k):
        self.n -= k


c = Counter()
bound = c.plain
for i in range(200000):
    c.plain(1)
    c.keywords(2, scale=3)
    bound(c.static(i, 1) & 1)
    c(1)
    if i % 4 == 0:
        c.count()
print(c.n, Counter.made)
