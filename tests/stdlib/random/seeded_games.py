# Games of chance that are the same each time: every sequence comes from its seed
import random

rng = random.Random("a text as the seed")
print([rng.randint(1, 6) for _ in range(12)], rng.getrandbits(70), rng.random())
deck = [f"{rank}{suit}" for suit in "SHDC" for rank in "23456789TJQKA"]
rng.shuffle(deck)
hands = [sorted(deck[i::4])[:5] for i in range(4)]
for hand in hands:
    print(*hand)
print(rng.sample(range(10**12), 3), rng.sample("abc", counts=[2, 1, 3], k=4), rng.choice(deck), rng.randrange(0, 100, 7))
print(rng.choices(["red", "black", "green"], weights=[18, 18, 2], k=8), rng.choices("ab", cum_weights=[1, 10], k=5))
state = rng.getstate()
first = [rng.gauss(0, 1) for _ in range(3)]
rng.setstate(state)
print(first == [rng.gauss(0, 1) for _ in range(3)], [round(v, 9) for v in first])
for seed in (0, -5, 2**100, 1.5, b"bytes", None.__class__.__name__):
    print(repr(seed), random.Random(seed).random())
rng.seed(42)
names = ("uniform", 1, 10), ("triangular", 0, 10, 3), ("expovariate", 0.5), ("betavariate", 2, 3), ("gammavariate", 0.5, 2), \
    ("normalvariate", 5, 2), ("lognormvariate", 0, 0.25), ("vonmisesvariate", 1, 4), ("paretovariate", 3), ("weibullvariate", 1, 1.5), ("binomialvariate", 20, 0.3)
for name, *arguments in names:
    print(name, [round(getattr(rng, name)(*arguments), 8) for _ in range(3)])


class Loaded(random.Random):
    """Its random() decides everything, for it has no getrandbits of its own."""

    def __init__(self, *values):
        super().__init__(1)
        self.values = values
        self.asked = 0

    def random(self):
        self.asked += 1
        return self.values[self.asked % len(self.values)]


dice = Loaded(0.1, 0.5, 0.9)
print([dice.randint(1, 6) for _ in range(6)], dice.choice("abcdef"), dice.uniform(0, 10), dice.asked)
for call in (lambda: rng.choice([]), lambda: rng.sample([1], 2), lambda: rng.randrange(3, 3), lambda: rng.choices([], k=1), lambda: rng.sample({1, 2}, 1),
             lambda: rng.choices("ab", [0, 0]), lambda: rng.seed([1]), lambda: rng.randrange(1.5), lambda: rng.getrandbits(-1), lambda: rng.setstate((9, (), None))):
    try:
        print(call())
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
random.seed(7)
a = random.random()
random.seed(7, version=2)
print(a == random.random(), random.randbytes(6).hex(), random.getstate()[0])
