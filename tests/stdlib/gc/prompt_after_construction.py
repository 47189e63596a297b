"""Objects die at once, also right after an allocation that made a collection due."""
import gc

dead = []


class Dies:
    def __init__(self, n): self.n = n
    def __del__(self): dead.append(self.n)


def late(make):
    kept, misses = [], 0
    for n in range(1000):
        kept.append(make())
        kept.append(make())
        Dies(n)
        misses += dead[-1] != n
        if len(kept) > 1000: kept.clear()
    return misses


class Sub(list): pass
class Failure(Exception): pass


for make in (list, dict, set, bytearray, Sub, Failure, ValueError, object, Exception, lambda: list("ab"), lambda: set("ab"), lambda: dict(a=1), lambda: Sub("ab"),
             lambda: Failure(1), lambda: [1], lambda: {}, lambda: (n for n in ()), lambda: iter([]), lambda: Dies, lambda: type("T", (), {}), lambda: (1, [])):
    for threshold in 20, 21, 22, 700, 701, 702:
        gc.set_threshold(threshold)
        print(late(make), end=" ")
print(gc.isenabled())
