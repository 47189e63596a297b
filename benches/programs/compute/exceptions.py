"""Raising, catching, finally, and the same through several frames."""


class Refused(Exception):
    pass


def check(i):
    if i % 3 == 0:
        raise Refused(i)
    return i


def middle(i):
    try:
        return check(i)
    finally:
        seen[0] += 1


seen, refused, total = [0], 0, 0
for i in range(300000):
    try:
        total += middle(i)
    except Refused as e:
        refused += e.args[0] & 1
    else:
        total -= 1
d = {}
for i in range(40000):
    try:
        d[i % 50] += 1
    except KeyError:
        d[i % 50] = 1
print(seen[0], refused, total, sum(d.values()))
