"""random: CPython's sequences for seeds of every kind."""

import random

for seed in [0, 1, 42, -42, 2**32, 2**100 + 1, 10**500]:
    random.seed(seed)
    print(seed if seed < 2**200 else "big", [random.getrandbits(n) for n in (1, 5, 31, 32, 33, 64, 100)], random.random())
random.seed("text")
print(random.random(), random.randrange(10**20), random.choice("abcdef"), random.sample(range(100), 5))
random.seed(b"bytes")
print(random.uniform(1, 2), random.gauss(0, 1), random.shuffle(list(range(5))), random.expovariate(2))
random.seed(1.5)
print(random.random())
generator = random.Random(7)
state = generator.getstate()
first = [generator.random() for _ in range(1000)]
generator.setstate(state)
print(first == [generator.random() for _ in range(1000)], sum(first))
print(len(state), len(state[1]), state[1][:3], state[1][-1])
for wrong in [(1,), "x", (1, 2)]:
    try:
        random.Random(1).setstate(wrong)
    except Exception as error:
        print(type(error).__name__, error)
try:
    random.getrandbits(-1)
except ValueError as error:
    print(error)
print(random.Random(3).getrandbits(0))
