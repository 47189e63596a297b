# The Python tutorial, chapter 5.
fruits = ["orange", "apple", "pear", "banana", "kiwi", "apple", "banana"]
print(fruits.count("apple"), fruits.count("tangerine"), fruits.index("banana"), fruits.index("banana", 4)); fruits.reverse(); fruits.append("grape"); fruits.sort(); print(fruits, fruits.pop())
stack = [3, 4, 5]; stack.append(6); stack.append(7); print(stack, stack.pop(), stack.pop(), stack)
from collections import deque
queue = deque(["Eric", "John", "Michael"]); queue.append("Terry"); print(queue.popleft(), queue)
print([(x, y) for x in [1, 2, 3] for y in [3, 1, 4] if x != y], [x for x in [-4, -2, 0, 2, 4] if x >= 0], [w.strip() for w in ["  banana", "  loganberry "]], [(x, x**2) for x in range(6)])
from math import pi
print([str(round(pi, i)) for i in range(1, 6)]); matrix = [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]; print([[row[i] for row in matrix] for i in range(4)], list(zip(*matrix)))
a = [-1, 1, 66.25, 333, 333, 1234.5]; del a[0]; print(a); del a[2:4]; print(a); del a[:]; print(a)
t = 12345, 54321, "hello!"; u = t, (1, 2, 3, 4, 5); print(t[0], t, u); v = ([1, 2, 3], [3, 2, 1]); print(v); empty, singleton = (), ("hello",); print(len(empty), len(singleton), singleton); x, y, z = t; print(x, y, z)
basket = {"apple", "orange", "apple", "pear", "orange", "banana"}; print(len(basket), "orange" in basket, "crabgrass" in basket); a, b = set("abracadabra"), set("alacazam"); print(sorted(a), sorted(a - b), sorted(a | b), sorted(a & b), sorted(a ^ b), sorted({x for x in "abracadabra" if x not in "abc"}))
tel = {"jack": 4098, "sape": 4139}; tel["guido"] = 4127; print(tel, tel["jack"]); del tel["sape"]; tel["irv"] = 4127; print(tel, list(tel), sorted(tel), "guido" in tel, "jack" not in tel, dict([("sape", 4139), ("guido", 4127)]), {x: x**2 for x in (2, 4, 6)}, dict(sape=4139, jack=4098))
for k, v in {"gallahad": "the pure", "robin": "the brave"}.items(): print(k, v)
for i, v in enumerate(["tic", "tac", "toe"]): print(i, v)
for q, a in zip(["name", "quest", "favorite color"], ["lancelot", "the holy grail", "blue"]): print("What is your {0}?  It is {1}.".format(q, a))
for i in reversed(range(1, 10, 2)): print(i, end=" ")
for f in sorted(set(["apple", "orange", "apple", "pear"])): print(f, end=" ")
import math
raw = [56.2, float("NaN"), 51.7, 55.3, 52.5, float("NaN"), 47.8]; print([v for v in raw if not math.isnan(v)]); s1, s2, s3 = "", "Trondheim", "Hammer Dance"; print(s1 or s2 or s3)
print((1, 2, 3) < (1, 2, 4), [1, 2, 3] < [1, 2, 4], "ABC" < "C" < "Pascal" < "Python", (1, 2, 3, 4) < (1, 2, 4), (1, 2) < (1, 2, -1), (1, 2, 3) == (1.0, 2.0, 3.0), (1, 2, ("aa", "ab")) < (1, 2, ("abc", "a"), 4))
