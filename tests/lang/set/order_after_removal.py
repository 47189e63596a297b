"""Where items are put into tables from which others were removed: the order of iteration shows it."""
import random

table = {0, 1}
table.discard(0)
table.add(8)
print(list(table))
table = {0, 1, 2}
table.discard(0)
table.discard(2)
table.add(8)
print(list(table))
table = {1, 0}
table ^= {8}
print(list(table))
table ^= {0}
print(list(table))

random.seed(5)
for _ in range(60):
    a = set(random.sample(range(300), random.randint(0, 40)))
    b = set(random.sample(range(300), random.randint(0, 40)))
    print(list(a ^ b), list(b ^ a), list(a | b), list(a & b), list(a - b), list(a.symmetric_difference(list(b))))
    c = set(a)
    c ^= b
    print(list(c))
    c = set(a)
    c -= b
    c |= b
    print(list(c))
    for item in list(a)[::2]:
        a.discard(item)
    print(list(a ^ b), list(b ^ a), list(set(a)), list(a.copy()))
    while a:
        c.add(a.pop() + 300)
    print(list(c))
