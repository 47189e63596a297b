# random: the same sequences as CPython for a seed (Mersenne Twister).
import random
random.seed(42); print([random.random() for _ in range(4)])
random.seed(42); print([random.randint(1, 100) for _ in range(10)], [random.randrange(0, 1000, 7) for _ in range(5)], random.getrandbits(16), random.getrandbits(70), random.randbytes(4))
random.seed("text"); print(random.random()); random.seed(b"bytes"); print(random.random()); random.seed(2.5); print(random.random()); random.seed(10**30); print(random.random()); random.seed(-5); print(random.random())
r = random.Random(1); l = list(range(10)); r.shuffle(l); print(l, r.choice("abcdef"), r.choices("abc", k=5), r.choices("abc", weights=[1, 5, 10], k=6), r.choices([1, 2], cum_weights=[1, 4], k=4), r.sample(range(100), 5), r.sample("abcdef", 6), r.sample(range(10**9), 3), r.sample(["a", "b"], counts=[3, 2], k=4))
r = random.Random(7); print([round(x, 10) for x in (r.uniform(1, 10), r.triangular(0, 10, 5), r.gauss(0, 1), r.gauss(5, 2), r.normalvariate(0, 1), r.expovariate(1.5), r.betavariate(1, 2), r.gammavariate(2, 3), r.lognormvariate(0, 1), r.vonmisesvariate(0, 1), r.paretovariate(3), r.weibullvariate(1, 2))], r.binomialvariate(10, 0.3))
state = r.getstate(); a = [r.random() for _ in range(3)]; r.setstate(state); print(a == [r.random() for _ in range(3)], len(state), state[0], len(state[1]))
random.seed(3); x = [random.random() for _ in range(1000)]; print(round(sum(x), 8), round(min(x), 8), round(max(x), 8)); a, b = random.Random(9), random.Random(9); print(a.random() == b.random(), a.randint(0, 10**20), isinstance(random.SystemRandom().random(), float))
for f in (lambda: random.randint(5, 1), lambda: random.choice([]), lambda: random.sample([1], 2), lambda: random.randrange(0), lambda: random.randrange(1.5), lambda: random.getrandbits(-1), lambda: random.choices([], k=1), lambda: random.sample({1, 2}, 1), lambda: random.shuffle("abc"), lambda: random.choices("ab", weights=[1]), lambda: random.seed([]), lambda: random.randrange(1, 10, 0), lambda: random.choices("ab", weights=[0, 0]), lambda: random.sample([1, 2], -1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
rng = random.Random(2024); inside = sum(rng.random() ** 2 + rng.random() ** 2 <= 1 for _ in range(5000)); print(4 * inside / 5000); deck = [s + v for s in "CDHS" for v in "A23"]; rng.shuffle(deck); print(deck, rng.getrandbits(1), rng.getrandbits(32), rng.getrandbits(0))
