# Every NaN is the same object (docs/divergences/nan-identity.md): containers, which ask for identity first, find it.
import math

a, b = float("nan"), math.inf - math.inf
print(a == b, a != b, a == a)  # expect: False True False
print(a is b, a in [b], [a].count(b), [a].index(b))  # expect: True True 1 0
print(len({a, b}), {a: 1, b: 2})  # expect: 1 {nan: 2}
print([a] == [b], (a, 1) == (b, 1))  # expect: True True
print(a < b, a > b, min(a, 1.0), math.isnan(b))  # expect: False False nan True
zero, minus = 0.0, -0.0
print(zero is minus, zero == minus, zero is zero * 1)  # expect: False True True
print(math.copysign(1.0, float("-nan")), hash(a) == hash(b))  # expect: 1.0 True
