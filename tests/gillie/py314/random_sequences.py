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

# What 3.14 says:
# expect: [0.6394267984578837, 0.025010755222666936, 0.27502931836911926, 0.22321073814882275]
# expect: [82, 15, 4, 95, 36, 32, 29, 18, 95, 14] [973, 154, 756, 56, 49] 6140 594587646349608003723 b'D\xe6\x1d\x9a'
# expect: 0.8711565613554825
# expect: 0.37075677971469856
# expect: 0.41877545666909954
# expect: 0.9341508484568806
# expect: 0.6229016948897019
# expect: [6, 8, 9, 7, 5, 3, 0, 4, 1, 2] b ['a', 'a', 'c', 'b', 'c'] ['a', 'c', 'c', 'b', 'c', 'c'] [1, 1, 2, 2] [48, 87, 27, 54, 92] ['a', 'e', 'b', 'd', 'c', 'f'] [371192992, 247891063, 726760591] ['a', 'b', 'b', 'a']
# expect: [3.9144948835, 2.7463537092, -0.2260961648, 4.3698631553, 0.0970447726, 0.0398325753, 0.6974972678, 1.3458829333, 0.4733810775, 0.190809053, 2.6741813661, 0.9276995779] 2
# expect: True 3 3 625
# expect: 496.54103352 0.00180865 0.99850895
# expect: True 23374504485173944048 True
# expect: ValueError empty range in randint(5, 1)
# expect: IndexError Cannot choose from an empty sequence
# expect: ValueError Sample larger than population or is negative
# expect: ValueError empty range for randrange()
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: ValueError number of bits must be non-negative
# expect: IndexError list index out of range
# expect: TypeError Population must be a sequence.  For dicts or sets, use sorted(d).
# expect: TypeError 'str' object does not support item assignment
# expect: ValueError The number of weights does not match the population
# expect: TypeError The only supported seed types are:
# expect: None, int, float, str, bytes, and bytearray.
# expect: ValueError zero step for randrange()
# expect: ValueError Total of weights must be greater than zero
# expect: ValueError Sample larger than population or is negative
# expect: 3.0952
# expect: ['SA', 'C2', 'DA', 'CA', 'D2', 'C3', 'HA', 'H3', 'H2', 'S2', 'S3', 'D3'] 0 2454080107 0
